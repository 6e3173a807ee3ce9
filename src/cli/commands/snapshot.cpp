#include "cfplan/providers/snapshot/snapshot.hpp"

#include "cfplan/base/text.hpp"
#include "cfplan/providers/host/whole_file.hpp"
#include "cli/commands/commands.hpp"
#include "cli/pipeline.hpp"

namespace cfplan {

Result<ExitCode> run_snapshot(CommandContext& context) {
  const Result<OpenProject> project = open_project(context.host, context.options);
  if (!project) return fail(project.error());
  const Result<Project> loaded =
      load_selected(project->place(context.host), context.options.selection, context.output);
  if (!loaded) return fail(loaded.error());
  Accounts accounts(context);
  const Result<Account> account =
      observe_account(*loaded, context.options.selection, accounts, context.host, context.output);
  if (!account) return fail(account.error());
  const std::string& file = context.options.arguments.front();
  auto kept = replace_whole_file(file, write_snapshot(*account, context.host.clock.now()));
  if (!kept) return fail(std::move(kept.error()));
  context.output.result("Saved " + counted(account->replies().size(), "answer") + " to " +
                        visible(file) + ".\n");
  return ExitCode::Success;
}

}  // namespace cfplan
