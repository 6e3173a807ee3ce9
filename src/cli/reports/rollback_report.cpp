#include "cli/reports/rollback_report.hpp"

#include <optional>

#include "cfplan/base/text.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "cli/reports/text_diff.hpp"

namespace cfplan {
namespace {

/// The diff of one file, with its ids masked unless they are to be shown.
std::string file_text(const FileWrite& write, const std::string& present, IdDisplay display) {
  const bool creates = write.operation == FileOperation::Create;
  const bool deletes = write.operation == FileOperation::Delete;
  const std::string text = diff_text(write.path, creates ? std::nullopt : std::optional(present),
                                     deletes ? std::nullopt : std::optional(write.bytes));
  return mask_ids(text, {}, display);
}

}  // namespace

Result<std::string> rollback_text(const RollbackPlan& plan, const ProjectFiles& files,
                                  IdDisplay ids) {
  std::string text = "Rollback of \"" + visible(plan.run.command) + "\" of " +
                     visible(plan.run.started) + " by " + visible(plan.run.user) + ":\n\n";
  for (const FileWrite& write : plan.writes) {
    const Answer<FileContent> present = files.read(write.path);
    if (present.is_unknown()) return fail(present.why());
    text += file_text(write, present.is_here() ? present.value().bytes : "", ids);
  }
  return text + counted(plan.writes.size(), "file") + " to restore\n";
}

}  // namespace cfplan
