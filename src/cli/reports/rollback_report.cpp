#include "cli/reports/rollback_report.hpp"

#include <optional>

#include "cfplan/base/text.hpp"
#include "cli/reports/text_diff.hpp"

namespace cfplan {
namespace {

std::string file_text(const FileWrite& write, const std::string& present) {
  const bool creates = write.operation == FileOperation::Create;
  const bool deletes = write.operation == FileOperation::Delete;
  return diff_text(write.path, creates ? std::nullopt : std::optional(present),
                   deletes ? std::nullopt : std::optional(write.bytes));
}

}  // namespace

Result<std::string> rollback_text(const RollbackPlan& plan, const ProjectFiles& files) {
  std::string text = "Rollback of \"" + visible(plan.run.command) + "\" of " +
                     visible(plan.run.started) + " by " + visible(plan.run.user) + ":\n\n";
  for (const FileWrite& write : plan.writes) {
    const Answer<FileContent> present = files.read(write.path);
    if (present.is_unknown()) return fail(present.why());
    text += file_text(write, present.is_here() ? present.value().bytes : "");
  }
  return text + counted(plan.writes.size(), "file") + " to restore\n";
}

}  // namespace cfplan
