#include <map>
#include <set>
#include <utility>
#include <vector>

#include "cfplan/manifest/manifest_editor.hpp"
#include "cfplan/plan/migration.hpp"
#include "cfplan/plan/whole_file.hpp"
#include "cli/application.hpp"
#include "cli/approval.hpp"
#include "cli/commands/commands.hpp"
#include "cli/facts/confirmed_facts.hpp"
#include "cli/facts/old_project.hpp"
#include "cli/facts/standing_groups.hpp"
#include "cli/facts/standing_project.hpp"
#include "cli/facts/undecided.hpp"
#include "cli/pipeline.hpp"
#include "cli/project/manifest_migration.hpp"
#include "cli/project/new_manifest.hpp"
#include "cli/project/planned_files.hpp"
#include "cli/project/wrangler_search.hpp"
#include "cli/reports/plan_report.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {
namespace {

Result<MigrationOptions> migration_options(const Options& options) {
  auto planning = plan_options(options);
  if (!planning) return fail(std::move(planning.error()));
  return MigrationOptions{std::move(planning->selection), std::move(planning->allowed),
                          options.binding};
}

/// The wrangler files of the planned deployments, the manifest's own first.
std::vector<WranglerGroup> groups_of(const Desired& desired) {
  std::map<std::string, std::set<std::string>> env_files;
  for (const Deployment& one : desired.deployments) {
    std::set<std::string>& of_file = env_files[one.wrangler_file];
    if (one.env_file) of_file.insert(*one.env_file);
  }
  const std::string& own = desired.wrangler_file;
  std::vector<WranglerGroup> groups{{own, std::move(env_files[own])}};
  env_files.erase(own);
  for (auto& [wrangler, paths] : env_files) groups.push_back({wrangler, std::move(paths)});
  return groups;
}

/// What will stand in the files, with what the account confirms of it.
Result<StandingProject> standing_afterwards(const ProjectPlace& place, const Project& project,
                                            CommandContext& context, Accounts& accounts) {
  const bool names_its_customers = !project.env_files.empty();
  auto reading = names_its_customers
                     ? read_standing_groups(place.files, groups_of(project.desired), {})
                     : read_standing_project(place.files, project.desired.wrangler_file,
                                             {context.options.selection, {}, {}});
  if (!reading) return fail(std::move(reading.error()));
  if (!reading->is_decided()) return fail(Error(undecided(*reading)));
  if (auto asked = declare_confirmed_facts(*reading, place, context, accounts); !asked) {
    return fail(std::move(asked.error()));
  }
  return std::move(reading->project);
}

MovedSecrets moved_secrets(const Plan& plan) {
  MovedSecrets moved;
  for (const Action& action : plan.actions) {
    const auto* secrets = std::get_if<ChangeSecrets>(&action);
    if (secrets == nullptr) continue;
    for (const SecretToSet& one : secrets->set) moved[secrets->deployment].push_back(one.name);
  }
  return moved;
}

/// From the files to a plan with everything in it.
class Planning {
 public:
  Planning(CommandContext& context, const OpenProject& project, Accounts& accounts,
           MigrationOptions options)
      : context_(context),
        place_(project.place(context.host)),
        accounts_(accounts),
        options_(std::move(options)) {}

  Result<PlannedProject> run() {
    const Answer<FileContent> manifest = place_.files.read(place_.manifest_file);
    if (manifest.is_unknown()) return fail(manifest.why());
    Result<Project> declared = manifest.is_here()
                                   ? load_selected(place_, options_.selection, context_.output)
                                   : old_project(place_, options_.selection);
    if (!declared) return fail(std::move(declared.error()));
    Migration migration = read_old_layout(declared->desired, declared->documents, options_);
    add_problems(manifest.is_here() ? undeclared_old_files(place_, *declared) : Diagnostics(),
                 migration);
    add_problems(problems_of(*declared), migration);
    Result<PlannedProject> planned = plan(*std::move(declared), migration);
    if (!planned || has_errors(planned->plan.diagnostics)) return planned;
    auto written =
        manifest.is_here() ? edit_manifest(migration, *planned) : write_first_manifest(*planned);
    if (!written) return fail(std::move(written.error()));
    return planned;
  }

 private:
  static void add_problems(Diagnostics problems, Migration& migration) {
    migration.problems.insert(migration.problems.begin(), problems.begin(), problems.end());
  }

  Result<PlannedProject> plan(Project project, const Migration& migration) {
    declared_ = project.desired;
    project.desired = migration.target;
    const Result<Account> account =
        observe_account(project, options_.selection, accounts_, context_.host, context_.output);
    if (!account) return fail(account.error());
    Plan plan = plan_migration(migration, project.documents, *account, options_);
    plan.diagnostics = with_source_lines(std::move(plan.diagnostics), project);
    return PlannedProject{std::move(project), std::move(plan)};
  }

  Result<void> write_first_manifest(PlannedProject& planned) const {
    auto text = first_manifest(planned);
    if (!text) return fail(std::move(text.error()));
    add_whole_file({place_.manifest_file, std::nullopt, "", *std::move(text)}, planned.plan);
    return {};
  }

  // For the files as the plan leaves them.
  Result<std::string> first_manifest(const PlannedProject& planned) const {
    const auto files = PlannedFiles::make(place_.files, planned.plan);
    if (!files) return fail(files.error());
    const std::string& wrangler = planned.project.desired.wrangler_file;
    const auto standing = standing_afterwards(
        {place_.disk, *files, place_.folder, place_.manifest_file, place_.preferred_account},
        planned.project, context_, accounts_);
    if (!standing) return fail(standing.error());
    auto text = new_manifest(*standing, place_.manifest_file, wrangler);
    if (!text || wrangler == find_wrangler_file(place_.files)) return text;
    auto editor = ManifestEditor::open(SourceFile(place_.manifest_file, *std::move(text)));
    if (!editor) return fail(std::move(editor.error()));
    if (auto named = editor->set(ValuePath{"wrangler"}, wrangler); !named) {
      return fail(std::move(named.error()));
    }
    return editor->bytes();
  }

  // What moves is declared too, but where the plan would not be empty afterwards.
  Result<void> edit_manifest(const Migration& migration, PlannedProject& planned) const {
    std::set<DeploymentKey> declaring =
        with_undeclared_moves(declared_, migration, options_.selection);
    while (true) {
      const auto files =
          migrated_manifest(place_, declared_, planned.project.sources, migration,
                            options_.selection, declaring, moved_secrets(planned.plan));
      if (!files && declaring.empty()) return fail(files.error());
      const std::set<DeploymentKey> refused =
          files ? changed_afterwards(planned.plan, *files, declaring) : declaring;
      for (const DeploymentKey& key : refused) declaring.erase(key);
      if (!refused.empty()) continue;
      for (const WholeFile& file : *files) add_whole_file(file, planned.plan);
      return {};
    }
  }

  /// Those of the deployments that a plan would change or refuse once the files are written.
  std::set<DeploymentKey> changed_afterwards(Plan plan, const std::vector<WholeFile>& files,
                                             const std::set<DeploymentKey>& declaring) const {
    if (declaring.empty()) return {};
    for (const WholeFile& file : files) add_whole_file(file, plan);
    const auto written = PlannedFiles::make(place_.files, plan);
    if (!written) return declaring;
    const auto project = load_project(
        {place_.disk, *written, place_.folder, place_.manifest_file, place_.preferred_account});
    if (!project) return declaring;
    const auto account =
        observe_account(*project, options_.selection, accounts_, context_.host, context_.output);
    if (!account) return declaring;
    const Plan after = make_plan(project->desired, project->documents, *account,
                                 {.selection = options_.selection}, problems_of(*project));
    std::set<DeploymentKey> changed;
    for (const PlannedDeployment& one : after.deployments) {
      const bool is_new = declaring.contains(one.key);
      if (is_new && one.verdict != DeploymentVerdict::Unchanged) changed.insert(one.key);
    }
    const bool is_fine = after.empty() && !has_errors(after.diagnostics);
    return is_fine || !changed.empty() ? changed : declaring;
  }

  CommandContext& context_;
  ProjectPlace place_;
  Accounts& accounts_;
  MigrationOptions options_;
  Desired declared_;
};

}  // namespace

Result<ExitCode> run_migrate(CommandContext& context) {
  auto options = migration_options(context.options);
  if (!options) return fail(std::move(options.error()));
  const Result<Approval> approval =
      Approval::from(context.options, context.host, "give --auto-approve, or --expect FINGERPRINT");
  if (!approval) return fail(approval.error());
  const Result<OpenProject> project = open_project(context.host, context.options);
  if (!project) return fail(project.error());
  Result<WritingRun> run =
      begin_writing("migrate", *project, context.options, context.host, context.output);
  if (!run) return fail(std::move(run.error()));
  Accounts accounts(context);
  const Result<PlannedProject> planned =
      Planning(context, *project, accounts, *std::move(options)).run();
  if (!planned) return fail(planned.error());
  say_age(accounts, context.host, context.output);
  report_plan(planned->plan, context.options, std::nullopt, context.output);
  if (context.options.format != "text") context.output.end_document();
  if (has_errors(planned->plan.diagnostics)) return exit_code_for_plan(planned->plan);
  const Decision decision = approval->decide(planned->plan, context.host, context.output);
  if (decision.refusal) return *decision.refusal;
  return Application(context, *project, *run, accounts).carry_out(*planned);
}

}  // namespace cfplan
