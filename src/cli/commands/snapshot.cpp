#include "cfplan/providers/snapshot/snapshot.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "cfplan/base/text.hpp"
#include "cli/commands/commands.hpp"
#include "cli/pipeline.hpp"
#include "cli/saved_file.hpp"

namespace cfplan {
namespace {

// What nobody could tell is saved as such: each reason once.
Diagnostics gaps(const Account& account) {
  Diagnostics all;
  for (const auto& [question, reply] : account.replies()) {
    std::visit(
        [&](const auto& answer) {
          if (!answer.is_unknown()) return;
          Diagnostic gap = answer.why();
          gap.severity = Severity::Warning;
          if (std::find(all.begin(), all.end(), gap) == all.end()) all.push_back(std::move(gap));
        },
        reply);
  }
  return all;
}

}  // namespace

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
  auto kept = save_file(file, kSavedSnapshot, write_snapshot(*account, context.host.clock.now()));
  if (!kept) return fail(std::move(kept.error()));
  context.output.problems(gaps(*account));
  context.output.result("Saved " + counted(account->replies().size(), "answer") + " to " +
                        visible(file) + ".\n");
  return ExitCode::Success;
}

}  // namespace cfplan
