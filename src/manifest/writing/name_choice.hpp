#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/manifest/manifest_writer.hpp"
#include "manifest/writing/repeated_names.hpp"

namespace cfplan {

/// What `wrangler_env` says where a section is named after its environment.
inline constexpr std::string_view kEnvironmentAlone = "${environment}";

/// Which names may stand for what repeats them.
struct Names {
  bool domain = false;
  bool customer = false;
  bool environment = false;
  bool service = false;

  [[nodiscard]] bool none() const { return !domain && !customer && !environment && !service; }
};

/// The value of a key, or null.
[[nodiscard]] const Value* value_in(const Value::Map& map, std::string_view key);

/// The same where it is a string; null also where it is something else.
[[nodiscard]] const std::string* text_in(const Value::Map& map, std::string_view key);

/// The domain that a deployment is declared to have: its CUSTOMER_DOMAIN, where a manifest can hold
/// it; else null.
[[nodiscard]] const std::string* domain_of(const StandingDeployment& deployment);

/// The chosen names as the deployment has them; of the domain and the service, those that it has.
[[nodiscard]] std::vector<RepeatedName> chosen_names(const StandingDeployment& deployment,
                                                     const std::optional<std::string>& service,
                                                     const Names& names);

/// The value with the chosen names for what repeats them.
[[nodiscard]] Value with_chosen_names(const Value& value, const StandingDeployment& deployment,
                                      const std::optional<std::string>& service,
                                      const Names& names);

}  // namespace cfplan
