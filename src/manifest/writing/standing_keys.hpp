#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/manifest/manifest_writer.hpp"
#include "manifest/writing/layering.hpp"
#include "manifest/writing/value_rows.hpp"

namespace cfplan {

/// One key of the new manifest and the layers that say it.
struct PlacedKey {
  ValuePath path;  ///< within a layer: `vars`, `LOG_LEVEL`
  Placement placement;
};

/// What the new manifest says, worked out and not yet written.
struct StandingKeys {
  std::optional<std::string> wrangler_env;  ///< `layout:` has it, where that differs from default
  std::optional<std::string> worker;        ///< likewise
  bool without_env_files = false;           ///< `layout:` says `env_file: null`
  std::vector<PlacedKey> keys;              ///< in the order of the schema and of the files
  Undeclared undeclared;
};

[[nodiscard]] StandingKeys standing_keys(const StandingProject& project);

}  // namespace cfplan
