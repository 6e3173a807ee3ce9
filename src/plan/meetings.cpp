#include "plan/meetings.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cfplan/model/binding_kind.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

/// A thing of an account that only one deployment can have: the account's id, and its words.
using Claim = std::pair<std::string, std::string>;
using Claimants = std::map<Claim, std::vector<DeploymentDraft*>>;

struct MeetingRule {
  std::string_view code;
  std::string_view hint;
};

constexpr MeetingRule kOneWorker{"CFP1502", "give each its own worker"};
constexpr MeetingRule kOneCreation{
    "CFP1505",
    "write the name with ${customer} and ${environment} in it, or leave create: true to one"};

std::string account_of(const DeploymentDraft& draft, const ProjectFacts& project) {
  if (draft.resolved.account) return draft.resolved.account->id;
  const WranglerIndex* file = project.wrangler(draft.wanted->wrangler_file);
  return file == nullptr ? "" : file->account_id(draft.wanted->wrangler_env).value_or("");
}

// Who names one account alike was found to meet when the manifest was read.
bool name_accounts_apart(const std::vector<DeploymentDraft*>& who) {
  const auto name_of = [](const DeploymentDraft* draft) {
    return draft->wanted->account ? draft->wanted->account->value : "";
  };
  return std::any_of(who.begin(), who.end(), [&](const DeploymentDraft* draft) {
    return name_of(draft) != name_of(who.front());
  });
}

// What one wrangler file says itself was told when the manifest was read, and stops nothing.
bool stand_in_one_file(const std::vector<DeploymentDraft*>& who) {
  return std::all_of(who.begin(), who.end(), [&](const DeploymentDraft* draft) {
    return !draft->wanted->worker &&
           draft->wanted->wrangler_file == who.front()->wanted->wrangler_file;
  });
}

void report(const Claim& claim, const std::vector<DeploymentDraft*>& who, const MeetingRule& rule) {
  if (who.size() < 2) return;
  const Deployment& first = *who[0]->wanted;
  const Deployment& second = *who[1]->wanted;
  Diagnostic problem;
  problem.code = rule.code;
  problem.message = second.key.text() + " and " + first.key.text() + " meet in " + claim.second +
                    " of one account";
  problem.place = place_of(second.origin);
  problem.hint = rule.hint;
  for (DeploymentDraft* draft : who) draft->problems.push_back(problem);
}

}  // namespace

void break_those_who_meet(const ProjectFacts& project, PlanDraft& draft) {
  Claimants workers;
  Claimants creations;
  for (DeploymentDraft& one : draft.deployments) {
    const std::string account = account_of(one, project);
    if (one.is_broken() || account.empty() || one.wanted->state == DeploymentState::Absent)
      continue;
    if (one.resolved.worker) {
      workers[{account, "the Worker " + *one.resolved.worker}].push_back(&one);
    }
    for (const ResolvedBinding& binding : one.resolved.bindings) {
      if (binding.presence != Presence::ToBeCreated) continue;
      const std::string noun(words_of(binding.wanted->kind).noun);
      std::vector<DeploymentDraft*>& who =
          creations[{account, "the " + noun + " " + binding.wanted->name}];
      if (who.empty() || who.back() != &one) who.push_back(&one);
    }
  }
  for (const auto& [claim, who] : workers) {
    if (!stand_in_one_file(who)) report(claim, who, kOneWorker);
  }
  for (const auto& [claim, who] : creations) {
    if (name_accounts_apart(who)) report(claim, who, kOneCreation);
  }
}

}  // namespace cfplan
