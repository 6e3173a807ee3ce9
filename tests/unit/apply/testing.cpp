#include "unit/apply/testing.hpp"

#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/base/digest.hpp"

namespace cfplan::testing_apply {

Project::Project() {
  disk.put_folder("/p/.cfplan");
  project_ = std::move(*disk.open("/p"));
  state_ = std::move(*disk.open("/p/.cfplan"));
}

ProjectLock Project::lock() {
  auto lock = ProjectLock::acquire(*state_, {.id = "test"}, clock_, std::chrono::seconds(0));
  check(lock.has_value(), "nobody else has the lock");
  return std::move(*lock);
}

TransactionReport Project::write(const std::vector<FileWrite>& writes, TransactionOptions options) {
  if (options.run.id.empty()) options.run.id = "run" + std::to_string(++runs_);
  options.run.command = "apply";
  return write_files(folders(), lock(), writes, options);
}

RecoveryReport Project::recover() { return cfplan::recover(folders(), lock()); }

Result<RollbackPlan> Project::rollback_plan(const std::string& id) {
  return plan_rollback(folders(), id);
}

void Project::put(const std::string& path, const std::string& bytes, unsigned mode) {
  disk.put("/p/" + path, bytes, mode);
}

std::string Project::bytes(const std::string& path) const {
  const auto tree = disk.tree();
  const auto found = tree.find("/p/" + path);
  return found == tree.end() ? "(absent)" : found->second.bytes;
}

std::vector<std::string> Project::paths() const {
  std::vector<std::string> paths;
  for (const auto& [path, entry] : disk.tree()) {
    if (entry.kind != EntryKind::Folder && path != "/p/.cfplan/lock") {
      paths.push_back(path.substr(3));
    }
  }
  return paths;
}

FileWrite edit(const std::string& path, const std::string& before, const std::string& after,
               unsigned mode) {
  return {path, FileOperation::Edit, FileState{sha256_hex(before), mode}, after};
}

FileWrite create(const std::string& path, const std::string& bytes) {
  return {path, FileOperation::Create, std::nullopt, bytes};
}

FileWrite remove(const std::string& path, const std::string& before) {
  return {path, FileOperation::Delete, FileState{sha256_hex(before), 0644}, ""};
}

std::string lines(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& d : diagnostics) text += d.code + " " + d.message + " | " + d.hint + "\n";
  return text;
}

}  // namespace cfplan::testing_apply
