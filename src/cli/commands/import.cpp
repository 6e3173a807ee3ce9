#include "cfplan/base/text.hpp"
#include "cfplan/providers/host/whole_file.hpp"
#include "cli/commands/commands.hpp"
#include "cli/facts/standing_project.hpp"
#include "cli/new_manifest.hpp"
#include "cli/project.hpp"
#include "cli/wrangler_search.hpp"

namespace cfplan {
namespace {

Diagnostic manifest_exists(const std::string& file) {
  return {.code = "CFP9010",
          .message = file + " is there already",
          .place = file_place(file),
          .hint = "edit it, or name another file to write with -f FILE"};
}

}  // namespace

Result<ExitCode> run_import(CommandContext& context) {
  const Result<OpenProject> opened = open_project(context.host, context.options);
  if (!opened) return fail(opened.error());
  const Answer<FileContent> present = opened->files->read(opened->manifest_file);
  if (present.is_unknown()) return fail(present.why());
  if (present.is_here()) return fail(manifest_exists(opened->manifest_file));
  const std::string wrangler = find_wrangler_file(*opened->files);
  const auto project = standing_project(*opened->files, wrangler, context.options.selection);
  if (!project) return fail(project.error());
  const auto text = new_manifest(*project, opened->manifest_file, wrangler);
  if (!text) return fail(text.error());
  auto kept = replace_whole_file(opened->folder + "/" + opened->manifest_file, *text);
  if (!kept) return fail(std::move(kept.error()));
  context.output.result("Wrote " + visible(opened->manifest_file) + " with " +
                        counted(project->deployments.size(), "deployment") +
                        ". Next: cfplan plan\n");
  return ExitCode::Success;
}

}  // namespace cfplan
