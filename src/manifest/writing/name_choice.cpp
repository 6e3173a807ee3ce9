#include "manifest/writing/name_choice.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"
#include "manifest/reading/host_name.hpp"

namespace cfplan {

const Value* value_in(const Value::Map& map, std::string_view key) {
  const auto found =
      std::find_if(map.begin(), map.end(), [&](const Member& member) { return member.key == key; });
  return found == map.end() ? nullptr : &found->value;
}

const std::string* text_in(const Value::Map& map, std::string_view key) {
  const Value* value = value_in(map, key);
  return value == nullptr ? nullptr : value->string();
}

const std::string* domain_of(const StandingDeployment& deployment) {
  if (!deployment.env_file) return nullptr;
  const std::string* domain = text_in(deployment.env, "CUSTOMER_DOMAIN");
  const bool holds = domain != nullptr && !host_fault(*domain) && lower_ascii(*domain) == *domain;
  return holds ? domain : nullptr;
}

std::vector<RepeatedName> chosen_names(const StandingDeployment& deployment,
                                       const std::optional<std::string>& service,
                                       const Names& names) {
  std::vector<RepeatedName> chosen;
  const std::string* domain = domain_of(deployment);
  if (names.domain && domain != nullptr) chosen.push_back({*domain, "domain"});
  if (names.service && service) chosen.push_back({*service, "service"});
  if (names.customer) chosen.push_back({deployment.key.customer, "customer"});
  if (names.environment) chosen.push_back({deployment.key.environment, "environment"});
  return chosen;
}

Value with_chosen_names(const Value& value, const StandingDeployment& deployment,
                        const std::optional<std::string>& service, const Names& names) {
  const std::string* text = value.string();
  if (!names.none() && text != nullptr && *text == deployment.key.environment) {
    return Value(kEnvironmentAlone);
  }
  return with_names(value, chosen_names(deployment, service, names));
}

}  // namespace cfplan
