#include "plan/diff/diff.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "plan/diff/absent_diff.hpp"
#include "plan/diff/account_id_diff.hpp"
#include "plan/diff/env_file_diff.hpp"
#include "plan/diff/secret_diff.hpp"
#include "plan/diff/section_diff.hpp"
#include "plan/meetings.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

void add_problems(DeploymentDraft& draft, Diagnostics problems) {
  for (Diagnostic& problem : problems) {
    problem.deployment = draft.wanted->key.text();
    draft.problems.push_back(std::move(problem));
  }
}

// A file that cannot be read stops the deployments that use it. A missing env file is made; a
// missing wrangler file is not: cfplan does not know what else must stand in it.
Diagnostics file_problems(const Deployment& wanted, const Documents& documents,
                          const ProjectFacts& project) {
  for (const auto& path : {std::optional(wanted.wrangler_file), wanted.env_file}) {
    const auto broken = path ? documents.broken.find(*path) : documents.broken.end();
    if (broken != documents.broken.end()) return broken->second;
  }
  const bool needed = wanted.state == DeploymentState::Present;
  if (!needed || project.wrangler(wanted.wrangler_file) != nullptr) return {};
  return {{"CFP2040", Severity::Error, wanted.wrangler_file + " is not there",
           file_place(wanted.wrangler_file), "",
           "make it with at least name and main, or say wrangler: FILE in the manifest",
           wanted.key.text()}};
}

bool declares_versions(const Deployment& wanted) {
  return std::any_of(wanted.secrets.begin(), wanted.secrets.end(),
                     [](const DesiredSecret& secret) { return secret.version.has_value(); });
}

void diff_present(const ProjectFacts& project, const Rotations& rotations,
                  const Result<SecretVersions>& recorded, DeploymentDraft& draft) {
  const Deployment& wanted = *draft.wanted;
  const WranglerIndex& file = *project.wrangler(wanted.wrangler_file);
  const WranglerSection* section = file.section(wanted.wrangler_env);
  const SectionView view{wanted, draft.resolved, file, section,
                         ValuePath{"env", wanted.wrangler_env}};
  if (!recorded && declares_versions(wanted)) add_problems(draft, recorded.error().diagnostics);
  else add_secrets(rotations, recorded.value_or(SecretVersions()), draft);
  add_problems(draft, binding_problems(draft, section));
  add_problems(draft, variable_problems(wanted));
  add_problems(draft, shape_problems(view));
  if (draft.is_broken()) return;
  draft.section = section_changes(view);
  draft.env = env_file_changes(wanted, wanted.env_file ? project.file(*wanted.env_file) : nullptr);
}

/// What nothing asks for any more goes because of a word in the manifest.
void explain_removals(DeploymentDraft& draft) {
  for (DraftChanges* changes : {&draft.section, &draft.env}) {
    for (DraftChange& change : *changes) {
      if (change.effect == Effect::Remove && change.origin.layer.empty()) {
        change.origin = draft.wanted->removal_origin;
      }
    }
  }
}

bool any_absent(const PlanDraft& draft) {
  return std::any_of(
      draft.deployments.begin(), draft.deployments.end(),
      [](const DeploymentDraft& one) { return one.wanted->state == DeploymentState::Absent; });
}

}  // namespace

PlanDraft resolve_all(const Desired& desired, const Documents& documents,
                      const ProjectFacts& project, const AccountFinder& finder,
                      const Account& account, const Selection& selection) {
  PlanDraft draft;
  for (const Deployment& deployment : desired.deployments) {
    if (!selection.covers(deployment.key)) continue;
    DeploymentDraft& one = draft.deployments.emplace_back();
    one.wanted = &deployment;
    one.resolved.worker = project.worker_of(deployment);
    add_problems(one, file_problems(deployment, documents, project));
    if (one.is_broken()) continue;
    auto resolved = resolve(deployment, project, account, finder);
    if (resolved) one.resolved = *std::move(resolved);
    else add_problems(one, std::move(resolved.error()));
  }
  break_those_who_meet(project, draft);
  return draft;
}

void diff_all(const Desired& desired, const Documents& documents, const ProjectFacts& project,
              const AccountFinder& finder, const Result<SecretVersions>& recorded,
              const PlanOptions& options, PlanDraft& draft) {
  Rotations rotations = options.rotate;
  rotations.insert(options.owed_rotations.begin(), options.owed_rotations.end());
  std::optional<KeptDatabases> kept;
  if (any_absent(draft)) kept.emplace(desired, project);
  for (DeploymentDraft& one : draft.deployments) {
    if (one.is_broken()) continue;
    if (one.wanted->state == DeploymentState::Absent) add_removal(*kept, project, one);
    else diff_present(project, rotations, recorded, one);
    explain_removals(one);
    if (recorded) add_forgotten_versions(*recorded, one);
  }
  if (recorded) {
    draft.versions_of_nobody = versions_of_nobody(*recorded, desired, options.selection);
  }
  add_account_ids(desired, project, finder, documents, draft);
}

}  // namespace cfplan
