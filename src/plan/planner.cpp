#include "cfplan/plan/planner.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/plan_diagnostics.hpp"
#include "plan/diff/diff.hpp"
#include "plan/diff/drift.hpp"
#include "plan/diff/file_changes.hpp"
#include "plan/diff/secret_diff.hpp"
#include "plan/diff/unmanaged.hpp"
#include "plan/guards/guards.hpp"
#include "plan/guards/standing_credentials.hpp"
#include "plan/ids.hpp"
#include "plan/order.hpp"
#include "plan/resolving/waiting_facts.hpp"
#include "plan/version_lock.hpp"

namespace cfplan {
namespace {

void append(Diagnostics& to, Diagnostics from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

Diagnostics limits_of(const Account& account) {
  if (account.limits.empty()) return {};
  return {{"CFP4231", Severity::Warning,
           "planned from the " + account.source + "; not checked: " + join(account.limits, ", "),
           std::nullopt, "", "plan with a token to check everything", ""}};
}

// What stops the plan of a deployment need not be said of its drift again.
Diagnostics not_said_yet(Diagnostics unknown, const Diagnostics& problems) {
  std::erase_if(unknown, [&](const Diagnostic& one) {
    return std::any_of(problems.begin(), problems.end(), [&](const Diagnostic& said) {
      return said.severity == Severity::Error && said.code == one.code &&
             said.message.starts_with(one.message);
    });
  });
  return unknown;
}

Result<SecretVersions> recorded_versions(const Documents& documents) {
  const auto broken = documents.broken.find(kVersionLock);
  if (broken != documents.broken.end()) return fail(Error(broken->second));
  const ObservedFile* lock = documents.find(kVersionLock);
  return lock == nullptr ? SecretVersions() : read_version_lock(*lock->document);
}

}  // namespace

Plan make_plan(const Desired& desired, const Documents& documents, const Account& account,
               const PlanOptions& options, const Diagnostics& diagnostics) {
  const ProjectFacts project(desired, documents);
  const AccountFinder finder(desired, project, account);
  const Declared declared(desired);
  const Selection& selection = options.selection;
  Diagnostics problems = selected_diagnostics(diagnostics, desired, documents, selection);

  PlanDraft draft = resolve_all(desired, documents, project, finder, account, selection);
  const Result<SecretVersions> recorded = recorded_versions(documents);
  if (!recorded) append(problems, recorded.error().diagnostics);
  diff_all(desired, documents, project, finder, recorded, options, draft);
  append(problems, rotation_problems(options.rotate, draft));
  append(problems, owed_rotation_notes(options.owed_rotations, desired, selection, draft));
  std::vector<ChangeFile> files = make_file_changes(documents, draft, problems);
  name_waiting_facts(draft);
  for (const DeploymentDraft& one : draft.deployments) append(problems, one.problems);
  append(problems, guard_findings({desired, project, declared, draft}, options));
  append(problems, standing_credentials(project, draft));
  append(problems, limits_of(account));
  DriftFindings found = find_drift(desired, project, finder, account, options);
  append(problems, not_said_yet(std::move(found.unknown), problems));

  Plan plan = make_ordered_plan(draft, std::move(files), desired, selection);
  plan.drift = std::move(found.drift);
  plan.unmanaged = find_unmanaged(declared, project, options.env_files);
  plan.diagnostics = merged(problems);
  let_reviewed_through(options.reviewed_findings, plan.diagnostics);
  plan.ids = ids_in(plan);
  return plan;
}

}  // namespace cfplan
