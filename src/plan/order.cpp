#include "plan/order.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "plan/fingerprint.hpp"

namespace cfplan {
namespace {

// One for each account and name, however many deployments name it.
std::vector<CreateResource> resources_to_create(const PlanDraft& draft) {
  std::vector<CreateResource> creates;
  std::set<std::string> seen;
  for (const DeploymentDraft& one : draft.deployments) {
    if (one.is_broken() || !one.resolved.account) continue;
    for (const ResolvedBinding& binding : one.resolved.bindings) {
      const DesiredBinding& wanted = *binding.wanted;
      const auto& [account, account_id] = *one.resolved.account;
      const bool is_new = binding.presence == Presence::ToBeCreated &&
                          seen.insert(resource_text(wanted.kind, account_id, wanted.name)).second;
      if (!is_new) continue;
      creates.push_back({one.wanted->key, account, account_id, wanted.binding, wanted.name,
                         wanted.origin, wanted.kind});
    }
  }
  std::stable_sort(creates.begin(), creates.end(),
                   [](const auto& a, const auto& b) { return a.kind < b.kind; });
  return creates;
}

bool is_changed(const DeploymentDraft& draft) {
  return draft.changes_files() || draft.changes_secrets() || draft.creates_worker ||
         draft.records_versions();
}

PlannedDeployment planned(const DeploymentDraft& draft) {
  const Deployment& wanted = *draft.wanted;
  PlannedDeployment out;
  out.key = wanted.key;
  out.wrangler_file = wanted.wrangler_file;
  out.wrangler_env = wanted.wrangler_env;
  out.worker = draft.resolved.worker;
  if (draft.resolved.account) out.account_id = draft.resolved.account->id;
  out.is_protected = wanted.is_protected;
  if (draft.is_broken()) {
    out.verdict = DeploymentVerdict::Broken;
    return out;
  }
  out.verdict = is_changed(draft) ? DeploymentVerdict::Changed : DeploymentVerdict::Unchanged;
  out.deferred_secrets = draft.deferred_secrets;
  out.removal_commands = draft.removal_commands;
  return out;
}

void count_section(const DraftChanges& changes, Counts& counts) {
  if (changes.empty()) return;
  const DraftChange& first = changes.front();
  if (first.subject != Subject::Section) ++counts.update;
  else if (first.edit.verb == Verb::AddSection) ++counts.create;
  else ++counts.remove;
}

Counts counts_of(const PlanDraft& draft, const std::vector<CreateResource>& resources,
                 const std::vector<ChangeFile>& files) {
  Counts counts;
  counts.create = resources.size();
  counts.update = draft.top_level.size();
  for (const DeploymentDraft& one : draft.deployments) {
    if (one.is_broken()) continue;
    count_section(one.section, counts);
    counts.create += one.creates_worker ? 1 : 0;
    counts.secrets_to_set += one.secrets_to_set.size();
    counts.secrets_to_delete += one.secrets_to_delete.size();
    counts.deferred_secrets += one.deferred_secrets.size();
  }
  for (const ChangeFile& file : files) {
    if (file.format != DocumentFormat::Env) continue;
    switch (file.operation) {
      case FileOperation::Create: ++counts.create; break;
      case FileOperation::Edit: ++counts.update; break;
      case FileOperation::Delete: ++counts.remove; break;
    }
  }
  return counts;
}

void add_workers(const PlanDraft& draft, std::vector<Action>& actions) {
  for (const DeploymentDraft& one : draft.deployments) {
    if (one.is_broken() || !one.creates_worker) continue;
    const auto& account = *one.resolved.account;
    actions.push_back(CreateWorker{one.wanted->key, account.account, account.id,
                                   *one.resolved.worker, one.wanted->origin});
  }
}

void add_secret_changes(const PlanDraft& draft, std::vector<Action>& actions) {
  for (const DeploymentDraft& one : draft.deployments) {
    if (one.is_broken() || !one.changes_secrets()) continue;
    const auto& account = *one.resolved.account;
    actions.push_back(ChangeSecrets{one.wanted->key, account.account, account.id,
                                    *one.resolved.worker, one.secrets_to_set,
                                    one.secrets_to_delete});
  }
}

void add_records(const PlanDraft& draft, std::vector<Action>& actions) {
  std::map<DeploymentKey, RecordVersions> records;
  for (const DeploymentDraft& one : draft.deployments) {
    if (one.is_broken() || !one.records_versions()) continue;
    records[one.wanted->key] = {one.wanted->key, one.versions_to_adopt, one.versions_to_forget};
  }
  for (const auto& [key, names] : draft.versions_of_nobody) records[key] = {key, {}, names};
  for (auto& [key, record] : records) actions.emplace_back(std::move(record));
}

}  // namespace

Plan make_ordered_plan(const PlanDraft& draft, std::vector<ChangeFile> files,
                       const Desired& desired, const Selection& selection) {
  Plan plan;
  const std::vector<CreateResource> resources = resources_to_create(draft);
  plan.fingerprint = fingerprint_of(draft, resources, files);
  plan.counts = counts_of(draft, resources, files);

  plan.actions.assign(resources.begin(), resources.end());
  add_workers(draft, plan.actions);
  std::move(files.begin(), files.end(), std::back_inserter(plan.actions));
  add_secret_changes(draft, plan.actions);
  add_records(draft, plan.actions);

  std::transform(draft.deployments.begin(), draft.deployments.end(),
                 std::back_inserter(plan.deployments), planned);
  for (const DeploymentKey& key : desired.broken) {
    if (!selection.covers(key)) continue;
    PlannedDeployment& broken = plan.deployments.emplace_back();
    broken.key = key;
    broken.verdict = DeploymentVerdict::Broken;
  }
  std::stable_sort(plan.deployments.begin(), plan.deployments.end(),
                   [](const auto& a, const auto& b) { return a.key < b.key; });
  return plan;
}

}  // namespace cfplan
