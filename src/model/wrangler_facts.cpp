#include "cfplan/model/wrangler_facts.hpp"

#include <algorithm>

namespace cfplan {

const WranglerSection* WranglerFacts::find(const std::string& env) const {
  const auto found = std::find_if(sections.begin(), sections.end(),
                                  [&](const WranglerSection& s) { return s.env == env; });
  return found == sections.end() ? nullptr : &*found;
}

std::optional<std::string> WranglerFacts::worker_name(const WranglerSection& section) const {
  if (section.env.empty()) return top.name;
  if (section.name) return section.name;
  if (!top.name) return std::nullopt;
  return *top.name + "-" + section.env;
}

std::optional<std::string> WranglerFacts::account_id(const WranglerSection& section) const {
  return section.account_id ? section.account_id : top.account_id;
}

}  // namespace cfplan
