#include "cli/flows/left_behind.hpp"

#include <algorithm>
#include <map>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/wrangler_reader.hpp"

namespace cfplan {
namespace {

/// Which of the removed things stand where apply will not touch them.
class StayingThings {
 public:
  StayingThings(const Deployment& deployment, const Documents& documents)
      : deployment_(deployment), documents_(documents) {
    const ObservedFile* file = documents.find(deployment.wrangler_file);
    if (file == nullptr) return;
    facts_ = read_wrangler(*file->document);
    section_ = facts_.find(deployment.wrangler_env);
  }

  /// The file it stands in, or the Worker that has it; empty: nowhere that is known of.
  [[nodiscard]] std::string place_of(const Removal& removal) const {
    switch (removal.kind) {
      case Removable::Var: return has_var(removal.name) ? deployment_.wrangler_file : "";
      case Removable::Route: return has_route_of(removal.name) ? deployment_.wrangler_file : "";
      case Removable::BoundDatabase:
        return has_database(removal.name) ? deployment_.wrangler_file : "";
      case Removable::EnvLine: return has_line(removal.name) ? *deployment_.env_file : "";
      case Removable::Secret: return "the Worker's secret store, if it is there";
    }
    return "";
  }

 private:
  [[nodiscard]] bool has_var(const std::string& name) const {
    return section_ != nullptr && section_->vars != nullptr &&
           section_->vars->find(name) != nullptr;
  }

  [[nodiscard]] bool has_route_of(const std::string& pattern) const {
    return section_ != nullptr &&
           std::any_of(section_->routes.begin(), section_->routes.end(),
                       [&](const RouteFact& route) { return route.pattern == pattern; });
  }

  [[nodiscard]] bool has_database(const std::string& name) const {
    return section_ != nullptr &&
           std::any_of(section_->databases.begin(), section_->databases.end(),
                       [&](const auto& fact) { return fact.binding == name || fact.name == name; });
  }

  [[nodiscard]] bool has_line(const std::string& key) const {
    const ObservedFile* file =
        deployment_.env_file ? documents_.find(*deployment_.env_file) : nullptr;
    return file != nullptr && file->document->tree().find(key) != nullptr;
  }

  const Deployment& deployment_;
  const Documents& documents_;
  WranglerFacts facts_;
  const WranglerSection* section_ = nullptr;
};

}  // namespace

std::vector<std::string> what_stays(const Deployment& before, const Deployment& after,
                                    const Documents& documents) {
  if (after.ownership == Ownership::Exact) return {};
  const StayingThings things(before, documents);
  std::vector<Removal> declared = removable(after);
  // A binding to another database takes the place of the one before.
  for (const DesiredBinding& now : after.databases) {
    for (const DesiredBinding& then : before.databases) {
      if (then.binding == now.binding) declared.push_back({Removable::BoundDatabase, then.name});
    }
  }
  std::map<std::string, std::vector<std::string>> by_place;
  for (const Removal& one : removable(before)) {
    if (std::find(declared.begin(), declared.end(), one) != declared.end()) continue;
    const std::string place = things.place_of(one);
    if (!place.empty()) by_place[place].push_back(removal_text(one));
  }
  std::vector<std::string> sentences;
  for (const auto& [place, names] : by_place) {
    const bool is_one = names.size() == 1;
    sentences.push_back(join(names, " and ") + (is_one ? " stays in " : " stay in ") + place +
                        "; remove " + (is_one ? "it" : "them") + " there, or say ownership: exact");
  }
  return sentences;
}

}  // namespace cfplan
