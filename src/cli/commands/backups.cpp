#include "cfplan/apply/backups.hpp"

#include "cfplan/base/text.hpp"
#include "cli/commands/commands.hpp"
#include "cli/json_results.hpp"
#include "cli/writing_run.hpp"

namespace cfplan {
namespace {

std::string backups_text(const std::vector<Backup>& backups) {
  if (backups.empty()) return "No backups\n";
  std::string text;
  for (const Backup& backup : backups) {
    text += visible(backup.run.id) + "  " + visible(backup.run.command) + " by " +
            visible(backup.run.user) + " on " + visible(backup.run.host) + ", " +
            counted(backup.files.size(), "file") + "\n";
    for (const BackedUpFile& file : backup.files) {
      text +=
          "  " + visible(file.path) + (file.holds_credential ? " (holds a credential)" : "") + "\n";
    }
  }
  return text + "\ncfplan rollback ID restores the files as they were before that run.\n";
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

Result<BackupList> read_backups(const CommandContext& context, const OpenProject& project) {
  auto place = find_state_folder(*context.host.disk, project.folder);
  if (!place) return fail(std::move(place.error()));
  auto state = open_state_folder(*context.host.disk, *place);
  if (!state) return fail(std::move(state.error()));
  if (*state == nullptr) return BackupList{};
  return list_backups(**state);
}

}  // namespace

Result<ExitCode> run_backups(CommandContext& context) {
  const Result<OpenProject> project = open_project(context.host, context.options);
  if (!project) return fail(project.error());
  if (!context.options.purge.empty()) return purge(context, *project);
  const Result<BackupList> list = read_backups(context, *project);
  if (!list) return fail(list.error());
  context.output.problems(list->diagnostics);
  context.output.result(context.options.format == "json" ? backups_json(list->backups)
                                                         : backups_text(list->backups));
  return ExitCode::Success;
}

}  // namespace cfplan
