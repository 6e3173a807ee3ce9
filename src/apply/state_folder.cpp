#include "cfplan/apply/state_folder.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "apply/paths.hpp"
#include "apply/run_diagnostics.hpp"
#include "cfplan/base/digest.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kOutsideGit = ".cfplan";

Diagnostic unusable(const std::string& what, const std::string& reason, std::string hint) {
  return about_run("CFP5003", what + ": " + reason, std::move(hint));
}

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder == "/" ? folder + name : folder + "/" + name;
}

/// What `gitdir: PATH` in a `.git` file names, canonical.
Result<std::string> linked_git_folder(const Disk& disk, const std::string& work_tree,
                                      const std::string& file) {
  constexpr std::string_view kPrefix = "gitdir:";
  const auto text = disk.read(file);
  if (!text) {
    return fail(unusable("cannot read \"" + file + "\"", text.error().reason,
                         "allow reading it: cfplan keeps its state in the git folder"));
  }
  std::string target = text->substr(0, text->find('\n'));
  if (!target.starts_with(kPrefix)) {
    return fail(unusable("\"" + file + "\" names no git folder", "no \"gitdir:\" in it",
                         "repair the work tree with git worktree repair"));
  }
  target.erase(0, kPrefix.size());
  target.erase(0, target.find_first_not_of(' '));
  if (!target.empty() && target.back() == '\r') target.pop_back();
  auto resolved = disk.canonical(target.starts_with('/') ? target : joined(work_tree, target));
  if (resolved) return *resolved;
  return fail(unusable("\"" + file + "\" names a git folder that cannot be opened",
                       resolved.error().reason, "repair the work tree with git worktree repair"));
}

/// The git folder of a work tree whose top is `folder`; none when it is no such top.
Result<std::optional<std::string>> git_folder_at(const Disk& disk, const std::string& folder) {
  const std::string dot_git = joined(folder, ".git");
  const auto kind = disk.kind(dot_git);
  if (!kind) {
    if (kind.error().cause == IoCause::NotFound) return std::nullopt;
    return fail(unusable("cannot look at \"" + dot_git + "\"", kind.error().reason,
                         "allow reading it: cfplan keeps its state in the git folder"));
  }
  if (*kind == EntryKind::File) {
    auto linked = linked_git_folder(disk, folder, dot_git);
    if (!linked) return fail(std::move(linked.error()));
    return std::move(*linked);
  }
  // An empty `.git` folder is no repository to git either.
  if (*kind != EntryKind::Folder || !disk.kind(joined(dot_git, "HEAD"))) return std::nullopt;
  auto resolved = disk.canonical(dot_git);
  if (resolved) return std::move(*resolved);
  return fail(unusable("cannot open \"" + dot_git + "\"", resolved.error().reason,
                       "allow reading it: cfplan keeps its state in the git folder"));
}

Io<void> make_folders(FileSystem& base, const std::string& path) {
  for (std::size_t end = path.find('/');; end = path.find('/', end + 1)) {
    const std::string folder = path.substr(0, end);
    const auto made = base.make_folder(folder, kPrivateFolderMode);
    if (!made && made.error().cause != IoCause::AlreadyThere) return made;
    // The journal that will be in it must not vanish with its folder in a power cut.
    const std::size_t slash = folder.rfind('/');
    const auto synced = base.sync_folder(slash == std::string::npos ? "" : folder.substr(0, slash));
    if (!synced) return synced;
    if (end == std::string::npos) return {};
  }
}

Io<void> write_ignore_file(FileSystem& base) {
  const std::string path = std::string(kOutsideGit) + "/.gitignore";
  const auto file = base.create(path, kPrivateFile, std::nullopt);
  if (!file) {
    if (file.error().cause == IoCause::AlreadyThere) return {};
    return tl::unexpected(file.error());
  }
  return (*file)->append("*\n");
}

Diagnostic cannot_open(const StateFolder& folder, const IoError& error) {
  return unusable("cannot use the state folder \"" + folder.absolute() + "\"", error.reason,
                  error.cause == IoCause::Outside
                      ? "replace the symlink by a folder"
                      : "allow this user to write there, or free some space");
}

Io<std::unique_ptr<FileSystem>> open_beneath(const Disk& disk, const StateFolder& folder,
                                             const FileSystem& base) {
  const auto stat = base.stat(folder.path);
  if (!stat) return tl::unexpected(stat.error());
  if (stat->kind == EntryKind::Symlink) {
    return tl::unexpected(IoError{IoCause::Outside, "it is a symlink"});
  }
  return disk.open(folder.absolute());
}

}  // namespace

Result<StateFolder> find_state_folder(const Disk& disk, const std::string& project) {
  for (std::string folder = project;; folder = parent_of(folder)) {
    auto git = git_folder_at(disk, folder);
    if (!git) return fail(std::move(git.error()));
    if (*git) {
      const std::string within = project.size() > folder.size()
                                     ? project.substr(folder == "/" ? 1 : folder.size() + 1)
                                     : "";
      return StateFolder{**git, "cfplan/" + sha256_hex(within).substr(0, 16)};
    }
    if (folder == "/") return StateFolder{project, std::string(kOutsideGit)};
  }
}

std::string shown_path(const StateFolder& folder, const std::string& project) {
  const std::string absolute = folder.absolute();
  return absolute.starts_with(project + "/") ? absolute.substr(project.size() + 1) : absolute;
}

Result<std::unique_ptr<FileSystem>> open_state_folder(const Disk& disk, const StateFolder& folder) {
  const auto base = disk.open(folder.base);
  if (!base) return fail(cannot_open(folder, base.error()));
  auto opened = open_beneath(disk, folder, **base);
  if (opened) return std::move(*opened);
  if (opened.error().cause == IoCause::NotFound) return nullptr;
  return fail(cannot_open(folder, opened.error()));
}

Result<std::unique_ptr<FileSystem>> make_state_folder(const Disk& disk, const StateFolder& folder) {
  const auto base = disk.open(folder.base);
  if (!base) return fail(cannot_open(folder, base.error()));
  if (const auto made = make_folders(**base, folder.path); !made) {
    return fail(cannot_open(folder, made.error()));
  }
  if (folder.path == kOutsideGit) {
    if (const auto written = write_ignore_file(**base); !written) {
      return fail(cannot_open(folder, written.error()));
    }
  }
  auto opened = open_beneath(disk, folder, **base);
  if (!opened) return fail(cannot_open(folder, opened.error()));
  return std::move(*opened);
}

}  // namespace cfplan
