#include "cfplan/providers/posix_project_files.hpp"

#include <utility>

#include "cfplan/base/digest.hpp"
#include "cfplan/base/source_file.hpp"

namespace cfplan {
namespace {

Diagnostic unreadable(std::string code, std::string message, const std::string& path,
                      std::string hint) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.place = file_place(path);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

enum class Wanted { File, Folder };

/// The first part of the path that is a symlink, wherever that leads; empty: none is.
std::string symlink_in(const FileSystem& files, const std::string& path) {
  std::size_t slash = 0;
  while (slash != std::string::npos) {
    slash = path.find('/', slash + 1);
    std::string part = path.substr(0, slash);
    const auto stat = files.stat(part);
    if (!stat) return "";
    if (stat->kind == EntryKind::Symlink) return part;
  }
  return "";
}

CouldNotTell why_outside(const std::string& path, const std::string& symlink) {
  if (!symlink.empty()) {
    return {unreadable("CFP2001", "\"" + symlink + "\" is a symlink, which cfplan does not follow",
                       path, "name what it leads to; what is outside the project cannot be used")};
  }
  return {unreadable("CFP2001", "\"" + path + "\" leaves the project folder", path,
                     "give a path inside the project")};
}

CouldNotTell why_not(const IoError& error, const std::string& path, Wanted wanted) {
  const std::string quoted = "\"" + path + "\"";
  switch (error.cause) {
    case IoCause::IsAFolder:
      return {unreadable("CFP2002", quoted + " is not a regular file", path,
                         "move the folder or special file away, or name another file")};
    case IoCause::NotAFolder:
      return {unreadable("CFP2003",
                         wanted == Wanted::File ? "a part of " + quoted + " is not a folder"
                                                : quoted + " is not a folder",
                         path, "move the file that stands in the way, or name another path")};
    case IoCause::Denied:
      return {unreadable("CFP2004", "no permission to read " + quoted, path,
                         "run as its owner, or allow reading with chmod u+r")};
    default:
      return {unreadable("CFP2005", "cannot read " + quoted + ": " + error.reason, path,
                         "check the disk, then run again")};
  }
}

class PosixProjectFiles final : public ProjectFiles {
 public:
  explicit PosixProjectFiles(const FileSystem& files) : files_(files) {}

  Answer<FileContent> read(const std::string& path) const override {
    auto reading = files_.read(path);
    if (reading) {
      FileState state{sha256_hex(reading->bytes), reading->stat.mode};
      return FileContent{std::move(reading->bytes), std::move(state)};
    }
    if (reading.error().cause == IoCause::NotFound) return Absent{};
    return why(reading.error(), path, Wanted::File);
  }

  Answer<std::vector<std::string>> list(const std::string& folder) const override {
    const auto entries = files_.list(folder);
    if (!entries && entries.error().cause == IoCause::NotFound) return Absent{};
    if (!entries) return why(entries.error(), folder, Wanted::Folder);
    std::vector<std::string> names;
    for (const FolderEntry& entry : *entries) {
      names.push_back(entry.kind == EntryKind::Folder ? entry.name + "/" : entry.name);
    }
    return names;
  }

 private:
  [[nodiscard]] CouldNotTell why(const IoError& error, const std::string& path,
                                 Wanted wanted) const {
    if (error.cause != IoCause::Outside) return why_not(error, path, wanted);
    return why_outside(path, symlink_in(files_, path));
  }

  const FileSystem& files_;
};

}  // namespace

std::unique_ptr<ProjectFiles> make_project_files(const FileSystem& files) {
  return std::make_unique<PosixProjectFiles>(files);
}

}  // namespace cfplan
