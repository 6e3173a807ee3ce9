#include "cli/rollback_report.hpp"

#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/render/unified_diff.hpp"

namespace cfplan {
namespace {

/// The whole file as the side of a diff.
std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    lines.push_back(bytes.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

bool lacks_final_newline(const std::string& bytes) {
  return !bytes.empty() && !bytes.ends_with('\n');
}

std::string file_text(const FileWrite& write, const std::string& present) {
  const std::string wanted = write.operation == FileOperation::Delete ? "" : write.bytes;
  const DiffWindow window{.before = lines_of(present),
                          .after = lines_of(wanted),
                          .before_lacks_final_newline = lacks_final_newline(present),
                          .after_lacks_final_newline = lacks_final_newline(wanted)};
  const std::string path = visible(write.path);
  const bool creates = write.operation == FileOperation::Create;
  const bool deletes = write.operation == FileOperation::Delete;
  std::string text = "--- " + (creates ? "/dev/null" : "a/" + path) + "\n+++ " +
                     (deletes ? "/dev/null" : "b/" + path) + "\n";
  for (const std::string& line : unified_hunk_lines({window})) {
    text += visible(mask_credentials(line)) + "\n";
  }
  return text + "\n";
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
