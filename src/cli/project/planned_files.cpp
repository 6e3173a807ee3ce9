#include "cli/project/planned_files.hpp"

#include <utility>
#include <variant>

#include "cfplan/base/digest.hpp"
#include "cfplan/document/structured_document.hpp"

namespace cfplan {
namespace {

Result<std::string> bytes_after(const ChangeFile& change, std::string bytes) {
  auto document = parse_document(change.format, change.path, std::move(bytes));
  if (!document) return fail(std::move(document.error()));
  for (const Change& one : change.changes) {
    if (auto done = (*document)->apply(one.edit, 0); !done) return fail(std::move(done.error()));
  }
  auto commit = (*document)->commit();
  if (!commit) return fail(std::move(commit.error()));
  return std::move(commit->bytes);
}

}  // namespace

Result<PlannedFiles> PlannedFiles::make(const ProjectFiles& files, const Plan& plan) {
  PlannedFiles planned(files);
  for (const Action& action : plan.actions) {
    const auto* change = std::get_if<ChangeFile>(&action);
    if (change == nullptr || change->operation == FileOperation::Delete) continue;
    Answer<FileContent> present = files.read(change->path);
    if (present.is_unknown()) return fail(present.why());
    FileContent content;
    if (present.is_here()) content = std::move(present).value();
    auto bytes = bytes_after(*change, std::move(content.bytes));
    if (!bytes) return fail(std::move(bytes.error()));
    content.bytes = *std::move(bytes);
    content.state.sha256 = sha256_hex(content.bytes);
    planned.changed_.emplace(change->path, std::move(content));
  }
  return planned;
}

Answer<FileContent> PlannedFiles::read(const std::string& path) const {
  const auto changed = changed_.find(path);
  if (changed == changed_.end()) return files_.read(path);
  return changed->second;
}

Answer<std::vector<std::string>> PlannedFiles::list(const std::string& folder) const {
  return files_.list(folder);
}

}  // namespace cfplan
