#pragma once

#include <string>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// A fact as one place says it.
struct Said {
  std::string name;
  std::string text;
  Place place;
};

/// "wrangler.toml:3", or the file alone where the line is not known.
[[nodiscard]] std::string place_text(const Place& place);

/// CFP2401: the same fact said twice, in two ways; the old one's place is the diagnostic's.
[[nodiscard]] Diagnostic conflict(const DeploymentKey& key, const Said& old_way,
                                  const Said& new_way);

}  // namespace cfplan
