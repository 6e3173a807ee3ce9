#include "apply/preconditions.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "apply/paths.hpp"
#include "apply/run_diagnostics.hpp"
#include "cfplan/base/check.hpp"
#include "cfplan/base/digest.hpp"

namespace cfplan {
namespace {

std::string quoted(const std::string& path) { return "\"" + path + "\""; }

Diagnostic stale(const std::string& path, const std::string& what) {
  return about_file("CFP5010", quoted(path) + " " + what + " since the plan was made", path,
                    "nothing was written; run cfplan plan again");
}

Diagnostic refused(const IoError& error, const std::string& path) {
  switch (error.cause) {
    case IoCause::Outside:
      return about_file("CFP5012", quoted(path) + " is a symlink or is reached through one", path,
                        "put the file itself in its place");
    case IoCause::IsAFolder:
    case IoCause::NotAFolder:
      return about_file("CFP5014", quoted(path) + " is not a regular file in a folder", path,
                        "move away what stands there");
    default:
      return about_file("CFP5016", "cannot read " + quoted(path) + ": " + error.reason, path,
                        hint_for(error));
  }
}

class Preconditions {
 public:
  Preconditions(const ProjectFolders& folders, const TransactionOptions& options)
      : project_(folders.project), options_(options) {
    run_.journal.run = options.run;
    run_.journal.root = folders.root;
    run_.journal.removed_folders = options.remove_folders;
    run_.journal.units = options.secrets;
    run_.journal.owed = options.owed;
    run_.journal.progress.assign(options.secrets.size(), UnitProgress::Open);
  }

  tl::expected<CheckedRun, Setback> check(const std::vector<FileWrite>& writes) {
    if (const auto root = project_.stat("")) {
      run_.journal.root_device = root->device;
      run_.journal.root_inode = root->inode;
    }
    std::set<std::string> seen;
    for (const FileWrite& write : writes) {
      cfplan::check(seen.insert(write.path).second, "a transaction names each file once");
      cfplan::check(write.before.has_value() == (write.operation != FileOperation::Create),
                    "a file that is not created has a state before");
      check_file(write);
    }
    if (problems_.empty()) return std::move(run_);
    return tl::unexpected(Setback{only_stale_ ? OutcomeKind::PlanChanged : OutcomeKind::Failed,
                                  std::move(problems_)});
  }

 private:
  void check_file(const FileWrite& write) {
    if (!check_folders(write)) return;
    JournaledFile file;
    file.operation = write.operation;
    file.path = write.path;
    file.before = write.before;
    const bool fits = write.operation == FileOperation::Create ? check_free(write.path)
                                                               : check_present(write.path, file);
    if (!fits) return;
    if (write.operation != FileOperation::Delete) {
      file.after = FileState{sha256_hex(write.bytes), mode_after(write)};
    }
    if (file.before == file.after) return;
    const std::string folder = folder_of(write.path);
    file.staged = (folder.empty() ? "" : folder + "/") + ".cfplan-" + options_.run.id + "-" +
                  std::to_string(run_.journal.files.size());
    run_.journal.files.push_back(std::move(file));
    run_.writes.push_back(&write);
  }

  [[nodiscard]] unsigned mode_after(const FileWrite& write) const {
    if (write.before) return write.before->mode;
    return write.mode ? *write.mode : project_.mode_of_new_files();
  }

  bool check_free(const std::string& path) {
    const auto stat = project_.stat(path);
    if (stat) return report_stale(stale(path, "was created"));
    return stat.error().cause == IoCause::NotFound || report_problem(refused(stat.error(), path));
  }

  bool check_present(const std::string& path, JournaledFile& file) {
    const auto stat = project_.stat(path);
    if (!stat) return missing_or_refused(stat.error(), path);
    if (stat->kind == EntryKind::Symlink)
      return report_problem(refused({IoCause::Outside, ""}, path));
    if (stat->kind != EntryKind::File)
      return report_problem(refused({IoCause::IsAFolder, ""}, path));
    auto reading = project_.read(path);
    if (!reading) return missing_or_refused(reading.error(), path);
    if (!check_replaceable(path, *stat)) return false;
    if (FileState{sha256_hex(reading->bytes), reading->stat.mode} != *file.before) {
      return report_stale(stale(path, "was changed"));
    }
    file.owner = reading->stat.owner;
    file.image = std::move(reading->bytes);
    return true;
  }

  bool check_replaceable(const std::string& path, const EntryStat& stat) {
    if (!stat.writable) {
      return report_problem(about_file("CFP5011", quoted(path) + " is read-only", path,
                                       "make it writable with chmod u+w, or leave it out"));
    }
    if (stat.links > 1) {
      return report_problem(
          about_file("CFP5013", quoted(path) + " has " + std::to_string(stat.links) + " hard links",
                     path, "make it a file of its own: cp it, then mv the copy over it"));
    }
    return true;
  }

  /// From the top down: what is missing will be made.
  bool check_folders(const FileWrite& write) {
    const std::string& path = write.path;
    std::string last_there;
    for (std::size_t end = path.find('/'); end != std::string::npos;
         end = path.find('/', end + 1)) {
      const std::string folder = path.substr(0, end);
      if (missing_.contains(folder)) continue;
      const auto stat = folder_stat(folder);
      if (stat) {
        if (!check_kind(*stat, path)) return false;
        last_there = folder;
        continue;
      }
      if (stat.error().cause != IoCause::NotFound)
        return report_problem(refused(stat.error(), path));
      if (write.operation != FileOperation::Create) return report_stale(stale(path, "was removed"));
      missing_.insert(folder);
      run_.journal.made_folders.push_back(folder);
    }
    return check_writable(last_there, path);
  }

  /// Each is looked at once, however many files are in it.
  Io<EntryStat> folder_stat(const std::string& folder) {
    if (const auto known = folders_.find(folder); known != folders_.end()) return known->second;
    auto stat = project_.stat(folder);
    if (stat) folders_.emplace(folder, *stat);
    return stat;
  }

  bool check_kind(const EntryStat& folder, const std::string& path) {
    if (folder.kind == EntryKind::Folder) return true;
    const bool symlink = folder.kind == EntryKind::Symlink;
    return report_problem(refused({symlink ? IoCause::Outside : IoCause::NotAFolder, ""}, path));
  }

  bool check_writable(const std::string& folder, const std::string& path) {
    const auto stat = folder_stat(folder);
    if (!stat) return report_problem(refused(stat.error(), path));
    if (stat->writable) return true;
    return report_problem(about_file(
        "CFP5015", "the folder of " + quoted(path) + " is not writable", path,
        "allow this user to write there: a file is replaced by way of a second one beside it"));
  }

  bool missing_or_refused(const IoError& error, const std::string& path) {
    if (error.cause == IoCause::NotFound) return report_stale(stale(path, "was removed"));
    return report_problem(refused(error, path));
  }

  bool report_stale(Diagnostic diagnostic) {
    problems_.push_back(std::move(diagnostic));
    return false;
  }

  bool report_problem(Diagnostic diagnostic) {
    only_stale_ = false;
    problems_.push_back(std::move(diagnostic));
    return false;
  }

  FileSystem& project_;
  const TransactionOptions& options_;
  CheckedRun run_;
  std::map<std::string, EntryStat> folders_;
  std::set<std::string> missing_;
  bool only_stale_ = true;
  Diagnostics problems_;
};

}  // namespace

tl::expected<CheckedRun, Setback> check_preconditions(const ProjectFolders& folders,
                                                      const std::vector<FileWrite>& writes,
                                                      const TransactionOptions& options) {
  return Preconditions(folders, options).check(writes);
}

}  // namespace cfplan
