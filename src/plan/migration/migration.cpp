#include "cfplan/plan/migration.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/plan/plan_diagnostics.hpp"
#include "cfplan/plan/planner.hpp"
#include "plan/diff/account_id_diff.hpp"
#include "plan/diff/diff.hpp"
#include "plan/diff/env_file_diff.hpp"
#include "plan/diff/file_changes.hpp"
#include "plan/diff/secret_diff.hpp"
#include "plan/diff/section_diff.hpp"
#include "plan/diff/unmanaged.hpp"
#include "plan/guards/guards.hpp"
#include "plan/ids.hpp"
#include "plan/migration/migration_warnings.hpp"
#include "plan/migration/old_facts.hpp"
#include "plan/order.hpp"
#include "plan/resolving/account_finder.hpp"
#include "plan/resolving/waiting_facts.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

void append_to(Diagnostics& to, Diagnostics from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

/// Turns what one deployment says in the old way into changes of its draft.
class OldDiff {
 public:
  OldDiff(const OldFacts& old, const ProjectFacts& project, DeploymentDraft& draft)
      : old_(old),
        wanted_(*draft.wanted),
        file_(*project.wrangler(wanted_.wrangler_file)),
        section_(file_.section(wanted_.wrangler_env)),
        env_file_(wanted_.env_file ? project.file(*wanted_.env_file) : nullptr),
        draft_(draft) {}

  void run() {
    take_resolved();
    const SectionView view{wanted_, draft_.resolved, file_, section_,
                           ValuePath{"env", wanted_.wrangler_env}};
    add_secrets({}, {}, draft_);
    add_problems(binding_problems(draft_, section_));
    add_problems(shape_problems(view));
    add_problems(database_problems());
    if (draft_.is_broken()) return;
    if (changes_section()) change_section(view);
    change_env_file();
    add_problems(migration_warnings(old_, file_, env_file_, draft_));
    // They stay where they are until the Worker is there: nothing is owed to anybody.
    draft_.deferred_secrets.clear();
  }

 private:
  void add_problems(Diagnostics problems) {
    for (Diagnostic& problem : problems) {
      problem.deployment = wanted_.key.text();
      draft_.problems.push_back(std::move(problem));
    }
  }

  void take_resolved() {
    const std::string zone_id = old_.zone_id ? old_.zone_id->text : "";
    draft_.resolved.zone_ids.assign(wanted_.routes.size(), zone_id);
    if (wanted_.zone_id_place == ZoneIdPlace::Env) draft_.resolved.bare_zone_id = zone_id;
    if (!draft_.resolved.account && wanted_.account && !old_.account.empty()) {
      draft_.resolved.account = AccountChoice{wanted_.account->value, old_.account};
    }
  }

  [[nodiscard]] bool changes_section() const { return old_.is_old() || !wanted_.vars.empty(); }

  // The id that stands there without a name must be the one of the name.
  [[nodiscard]] Diagnostics database_problems() const {
    Diagnostics problems;
    for (const ResolvedBinding& resolved : draft_.resolved.bindings) {
      const DesiredBinding& wanted = *resolved.wanted;
      const std::string* id = resolved.id.string();
      if (wanted.kind != BindingKind::Database || section_ == nullptr || id == nullptr) continue;
      for (const BindingFact& fact : section_->databases) {
        if (fact.binding != wanted.binding || !fact.id || fact.id == *id) continue;
        problems.push_back({.code = "CFP2401",
                            .message = "DATABASE_NAME is " + visible(wanted.name) +
                                       ", whose id is " + *id + ", but " +
                                       (fact.path / "database_id").text() + " is " + *fact.id,
                            .place = file_.place(fact.path / "database_id"),
                            .hint = "write the right id, or correct DATABASE_NAME; then run "
                                    "cfplan migrate again"});
      }
    }
    return problems;
  }

  void change_section(const SectionView& view) {
    draft_.section = section_changes(view);
    if (!old_.has_bare_zone_id || section_ == nullptr) return;
    draft_.section.push_back(remove_change(section_->path / "zone_id", *view.key("zone_id"),
                                           Subject::ZoneId, Effect::Rewrite));
  }

  void change_env_file() {
    if (env_file_ == nullptr) return;
    const Value& tree = env_file_->document->tree();
    const bool renames =
        old_.keys.contains(std::string(kOldDomain)) && tree.find(kNewDomain) == nullptr;
    if (renames) rename_domain(*tree.find(kOldDomain));
    for (const std::string& key : old_.keys) {
      if (renames && key == kOldDomain) continue;
      draft_.env.push_back(
          remove_change(ValuePath{key}, *tree.find(key), Subject::EnvKey, Effect::Rewrite));
    }
    for (const std::string& key : old_.credentials) {
      if (stays_in_file(draft_, key)) continue;
      draft_.env.push_back(
          remove_change(ValuePath{key}, Value(kMask), Subject::EnvKey, Effect::Rewrite));
    }
    DraftChanges added = env_file_changes(wanted_, env_file_);
    std::move(added.begin(), added.end(), std::back_inserter(draft_.env));
  }

  void rename_domain(const Value& domain) {
    DraftChange change;
    change.edit = {Verb::Rename, ValuePath{std::string(kOldDomain)}, kNewDomain};
    change.before = domain;
    change.subject = Subject::EnvKey;
    change.effect = Effect::Rewrite;
    draft_.env.push_back(std::move(change));
  }

  const OldFacts& old_;
  const Deployment& wanted_;
  const WranglerIndex& file_;
  const WranglerSection* section_;
  const ObservedFile* env_file_;
  DeploymentDraft& draft_;
};

// The section's routes with its bare zone id; none where that would say something new.
DraftChanges undeclared_changes(const WranglerIndex& file, const WranglerSection& section) {
  Deployment wanted;
  wanted.wrangler_env = section.env;
  for (const RouteFact& route : section.routes) {
    if (route.custom_domain) continue;
    if (route.zone_id && route.zone_id != section.bare_zone_id) return {};
    wanted.routes.push_back({route.pattern, false, {}});
  }
  if (wanted.routes.empty()) return {};
  Resolved resolved;
  resolved.zone_ids.assign(wanted.routes.size(), *section.bare_zone_id);
  const SectionView view{wanted, resolved, file, &section, section.path};
  DraftChanges changes = route_changes(view);
  changes.push_back(remove_change(section.path / "zone_id", *view.key("zone_id"), Subject::ZoneId,
                                  Effect::Rewrite));
  return changes;
}

// Sections that no deployment declares can say it in the old way too.
void change_undeclared(const Declared& declared, const ProjectFacts& project, PlanDraft& draft) {
  for (const auto& [path, file] : project.wrangler_files()) {
    for (const WranglerSection& section : file.facts().sections) {
      if (!section.bare_zone_id || declared.section(path, section.env)) continue;
      DraftChanges changes = undeclared_changes(file, section);
      if (changes.empty()) continue;
      DraftChanges& all = draft.top_level[path];
      std::move(changes.begin(), changes.end(), std::back_inserter(all));
    }
  }
}

// What speaks against one deployment leaves its changes out of the plan.
void hand_out(Diagnostics& problems, PlanDraft& draft) {
  for (DeploymentDraft& one : draft.deployments) {
    const auto own =
        std::stable_partition(problems.begin(), problems.end(), [&](const Diagnostic& problem) {
          return problem.deployment != one.wanted->key.text() ||
                 problem.severity != Severity::Error;
        });
    std::move(own, problems.end(), std::back_inserter(one.problems));
    problems.erase(own, problems.end());
  }
}

void put_secrets_first(Plan& plan) {
  std::stable_partition(plan.actions.begin(), plan.actions.end(), [](const Action& action) {
    return std::holds_alternative<ChangeSecrets>(action);
  });
}

}  // namespace

Plan plan_migration(const Migration& migration, const Documents& documents, const Account& account,
                    const MigrationOptions& options) {
  Desired target = migration.target;
  const ProjectFacts project(target, documents);
  const AccountFinder finder(target, project, account);
  const Declared declared(target);
  Diagnostics problems =
      selected_diagnostics(migration.problems, target, documents, options.selection);
  PlanDraft draft = resolve_all(target, documents, project, finder, account, options.selection);
  hand_out(problems, draft);
  for (DeploymentDraft& one : draft.deployments) {
    if (!one.is_broken()) OldDiff(migration.old.at(one.wanted->key), project, one).run();
  }
  // Up to here only those were managed whose account had to be asked; the ids are of all.
  for (Deployment& deployment : target.deployments) {
    deployment.account_managed = deployment.account.has_value();
  }
  add_account_ids(target, project, finder, documents, draft);
  if (options.selection.covers_all() && target.layout.zone_id == ZoneIdPlace::Route) {
    change_undeclared(declared, project, draft);
  }
  std::vector<ChangeFile> files = make_file_changes(documents, draft, problems);
  name_waiting_facts(draft);
  for (const DeploymentDraft& one : draft.deployments) append_to(problems, one.problems);
  PlanOptions planning;
  planning.allowed = options.allowed;
  append_to(problems, guard_findings({target, project, declared, draft}, planning));
  Plan plan = make_ordered_plan(draft, std::move(files), target, options.selection);
  put_secrets_first(plan);
  plan.diagnostics = merged(problems);
  plan.ids = ids_in(plan);
  return plan;
}

}  // namespace cfplan
