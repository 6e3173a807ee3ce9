#include "plan/resolving/waiting_facts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "plan/resolving/bindings.hpp"
#include "plan/resolving/resolve.hpp"
#include "plan/resolving/zones.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kNoToken = "CFP4001";
constexpr std::size_t kNamed = 3;

/// What of a deployment only its account can tell.
std::vector<std::string> facts_to_look_up(const Deployment& deployment) {
  std::vector<std::string> facts;
  for (const DesiredBinding* wanted : wanted_bindings(deployment)) {
    facts.push_back("the " + std::string(words_of(wanted->kind).noun) + " " +
                    visible(wanted->name));
  }
  const auto hosts = needs_zone(deployment) ? zone_hosts(deployment) : std::vector<std::string>();
  for (const std::string& host : hosts) facts.push_back("the zone of " + visible(host));
  if (needs_secrets(deployment)) facts.emplace_back("the secrets of its Worker");
  if (facts.empty()) facts.emplace_back("the account");
  return facts;
}

}  // namespace

void name_waiting_facts(PlanDraft& draft) {
  struct Waiting {
    std::vector<std::string> facts;
    std::set<DeploymentKey> deployments;
  };
  std::map<std::string, Waiting> by_message;
  for (const DeploymentDraft& one : draft.deployments) {
    for (const Diagnostic& problem : one.problems) {
      if (problem.code != kNoToken) continue;
      auto& [facts, deployments] = by_message[problem.message];
      deployments.insert(one.wanted->key);
      for (std::string& fact : facts_to_look_up(*one.wanted)) {
        const bool is_new = std::find(facts.begin(), facts.end(), fact) == facts.end();
        if (is_new) facts.push_back(std::move(fact));
      }
    }
  }
  for (DeploymentDraft& one : draft.deployments) {
    for (Diagnostic& problem : one.problems) {
      if (problem.code != kNoToken) continue;
      const auto& [facts, deployments] = by_message.at(problem.message);
      problem.message += "; to be looked up: " + listed(facts, kNamed);
      // Several deployments are named where their problems are merged into one.
      if (deployments.size() == 1) problem.message += " (" + one.wanted->key.text() + ")";
    }
  }
}

}  // namespace cfplan
