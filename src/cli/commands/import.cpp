#include "cfplan/base/text.hpp"
#include "cfplan/manifest/manifest.hpp"
#include "cfplan/manifest/manifest_writer.hpp"
#include "cfplan/providers/host/whole_file.hpp"
#include "cli/commands/commands.hpp"
#include "cli/facts/standing_project.hpp"
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

// What was written is read again before it counts: a name from a file or the command line may be
// none that a manifest can hold.
Result<void> check_manifest(const std::string& file, const std::string& text,
                            const std::string& wrangler) {
  Manifest::Reading reading =
      Manifest::parse(SourceFile(file, text)).read(wrangler, std::optional<std::string>());
  if (has_errors(reading.diagnostics)) return fail(Error(std::move(reading.diagnostics)));
  return {};
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
  const std::string text = write_manifest(*project);
  auto checked = check_manifest(opened->manifest_file, text, wrangler);
  if (!checked) return fail(std::move(checked.error()));
  auto kept = replace_whole_file(opened->folder + "/" + opened->manifest_file, text);
  if (!kept) return fail(std::move(kept.error()));
  context.output.result("Wrote " + visible(opened->manifest_file) + " with " +
                        counted(project->deployments.size(), "deployment") +
                        ". Next: cfplan plan\n");
  return ExitCode::Success;
}

}  // namespace cfplan
