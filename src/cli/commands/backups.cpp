#include "cfplan/apply/backups.hpp"

#include "cfplan/base/text.hpp"
#include "cli/commands/commands.hpp"
#include "cli/reports/backup_listing.hpp"
#include "cli/reports/json_results.hpp"
#include "cli/usage.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {
namespace {

std::string removed_text(const std::vector<std::string>& ids) {
  if (ids.empty()) return "There are no more backups than that.\n";
  std::string text = "Removed " + counted(ids.size(), "backup") + ":\n";
  for (const std::string& id : ids) text += "  " + visible(id) + "\n";
  return text;
}

Result<ExitCode> purge(CommandContext& context, const OpenProject& project) {
  const Result<WritingRun> run =
      begin_writing("backups --purge", project, context.options, context.host, context.output);
  if (!run) return fail(run.error());
  const std::string& id = context.options.purge;
  if (auto purged = purge_backup(*run->state, *run->lock, id); !purged) {
    return fail(std::move(purged.error()));
  }
  context.output.result("Removed the backup " + visible(id) + ".\n");
  return ExitCode::Success;
}

Result<ExitCode> remove_older(CommandContext& context, const OpenProject& project) {
  const Result<WritingRun> run =
      begin_writing("backups --keep", project, context.options, context.host, context.output);
  if (!run) return fail(run.error());
  const auto removed = keep_newest(*run->state, *run->lock, run->backups_kept);
  if (!removed) return fail(removed.error());
  context.output.result(removed_text(*removed));
  return ExitCode::Success;
}

}  // namespace

Result<ExitCode> run_backups(CommandContext& context) {
  const Options& options = context.options;
  if (!options.purge.empty() && !options.keep.empty()) {
    return fail(usage_error("--purge and --keep cannot be given together",
                            "--purge ID removes one backup, --keep N all but the newest"));
  }
  const Result<OpenProject> project = open_project(context.host, options);
  if (!project) return fail(project.error());
  if (!options.purge.empty()) return purge(context, *project);
  if (!options.keep.empty()) return remove_older(context, *project);
  const Result<BackupListing> listing = read_backup_listing(*project, context.host);
  if (!listing) return fail(listing.error());
  context.output.problems(listing->diagnostics);
  context.output.result(options.format == "json" ? backups_json(listing->backups)
                                                 : backup_listing_text(listing->backups));
  return ExitCode::Success;
}

}  // namespace cfplan
