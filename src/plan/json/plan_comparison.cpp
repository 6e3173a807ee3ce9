#include "cfplan/plan/plan_comparison.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "plan/diff/single_changes.hpp"
#include "plan/json/plan_to_json.hpp"

namespace cfplan {
namespace {

// What an action changes, without what unrelated lines of the files and of the manifest move:
// states of files, origins, diffs, and places in lists.
std::string meaning_of(const Action& action) {
  Json json = action_to_json(action);
  json.erase("origin");
  for (const char* list : {"changes", "set", "adopt"}) {
    if (!json.contains(list)) continue;
    for (Json& item : json[list]) {
      item.erase("origin");
      if (!item.contains("path")) continue;
      for (Json& step : item["path"]) {
        if (step.is_number()) step = 0;
      }
    }
  }
  if (json.contains("diffs")) {
    json.erase("diffs");
    if (json["operation"] != "delete") json.erase("before");
  }
  return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

std::vector<std::string> meanings_of(const Plan& plan) {
  std::vector<std::string> texts;
  texts.reserve(plan.actions.size());
  for (const Action& action : plan.actions) texts.push_back(meaning_of(action));
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// The changes of a plan, each by its meaning, as often as it is there.
using Tally = std::map<std::string, std::size_t>;

Tally tally_of(const std::vector<SingleChange>& changes) {
  Tally tally;
  for (const SingleChange& change : changes) ++tally[meaning_of(change.action)];
  return tally;
}

/// Those that the other plan does not have.
std::vector<SingleChange> without(std::vector<SingleChange> changes, Tally others) {
  std::erase_if(changes, [&](const SingleChange& change) {
    const auto found = others.find(meaning_of(change.action));
    if (found == others.end() || found->second == 0) return false;
    --found->second;
    return true;
  });
  return changes;
}

}  // namespace

bool same_changes(const Plan& reviewed, const Plan& present) {
  return reviewed.fingerprint == present.fingerprint &&
         meanings_of(reviewed) == meanings_of(present);
}

PlanDifference compare_plans(const Plan& reviewed, const Plan& present) {
  std::vector<SingleChange> before = single_changes(reviewed);
  std::vector<SingleChange> after = single_changes(present);
  const Tally reviewed_tally = tally_of(before);
  before = without(std::move(before), tally_of(after));
  after = without(std::move(after), reviewed_tally);

  PlanDifference difference;
  std::multimap<std::string, std::size_t> unpaired;
  for (SingleChange& change : before) {
    unpaired.emplace(change.subject, difference.size());
    difference.push_back({std::move(change.action), std::nullopt});
  }
  for (SingleChange& change : after) {
    const auto partner = unpaired.find(change.subject);
    if (partner == unpaired.end()) {
      difference.push_back({std::nullopt, std::move(change.action)});
    } else {
      difference[partner->second].present = std::move(change.action);
      unpaired.erase(partner);
    }
  }
  return difference;
}

Diagnostics let_through(const Plan& reviewed) {
  Diagnostics findings;
  std::copy_if(reviewed.diagnostics.begin(), reviewed.diagnostics.end(),
               std::back_inserter(findings), [](const Diagnostic& finding) {
                 return is_guard(finding) && finding.severity == Severity::Warning;
               });
  return findings;
}

}  // namespace cfplan
