#include "cfplan/apply/rollback.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "apply/backup_store.hpp"
#include "apply/journal.hpp"
#include "apply/run_diagnostics.hpp"
#include "cfplan/base/digest.hpp"

namespace cfplan {
namespace {

struct Present {
  FileState state;
  Owner owner;
};

Result<std::optional<Present>> present(const FileSystem& project, const std::string& path) {
  const auto reading = project.read(path);
  if (reading) {
    return Present{{sha256_hex(reading->bytes), reading->stat.mode}, reading->stat.owner};
  }
  if (reading.error().cause == IoCause::NotFound) return std::optional<Present>();
  return fail(about_file("CFP5016", "cannot read \"" + path + "\": " + reading.error().reason, path,
                         hint_for(reading.error())));
}

Diagnostic changed_since(const std::string& path) {
  return about_file("CFP3901", "\"" + path + "\" is not as the run that is rolled back left it",
                    path, "rollback --force restores it all the same, and keeps a backup of it");
}

std::optional<FileState> state_of(const std::optional<Present>& now) {
  if (!now) return std::nullopt;
  return now->state;
}

/// The write that leads from what is there now back to what was before.
FileWrite write_back(JournaledFile& file, const std::optional<Present>& now) {
  FileWrite write;
  write.path = file.path;
  write.before = state_of(now);
  if (!file.before) {
    write.operation = FileOperation::Delete;
    return write;
  }
  write.operation = now ? FileOperation::Edit : FileOperation::Create;
  write.mode = file.before->mode;
  if (!now) write.owner = file.owner;
  write.bytes = std::move(file.image);
  return write;
}

}  // namespace

Result<RollbackPlan> plan_rollback(const ProjectFolders& folders, const std::string& id) {
  auto journal = find_backup(folders.state, id);
  if (!journal) return fail(std::move(journal.error()));
  RollbackPlan plan;
  plan.run = journal->run;
  Diagnostics problems;
  for (JournaledFile& file : journal->files) {
    if (!is_restored_by_rollback(file)) continue;
    auto now = present(folders.project, file.path);
    if (!now) {
      problems.push_back(std::move(now.error().diagnostics.front()));
      continue;
    }
    Restoration& restoration = plan.restorations.emplace_back(Restoration{file.path, {}});
    if (state_of(*now) == file.before) continue;
    restoration.changed_since = state_of(*now) != file.after;
    if (restoration.changed_since) plan.changed.push_back(changed_since(file.path));
    plan.writes.push_back(write_back(file, *now));
    restoration.operation = plan.writes.back().operation;
  }
  if (!problems.empty()) return fail(Error(std::move(problems)));
  plan.remove_folders.assign(journal->made_folders.rbegin(), journal->made_folders.rend());
  return plan;
}

}  // namespace cfplan
