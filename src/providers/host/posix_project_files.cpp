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

CouldNotTell why_not(const IoError& error, const std::string& path, Wanted wanted) {
  const std::string quoted = "\"" + path + "\"";
  switch (error.cause) {
    case IoCause::Outside:
      return {unreadable("CFP2001", quoted + " leaves the project folder, by \"..\" or a symlink",
                         path, "give a path inside the project; put the file itself in its place")};
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
    return why_not(reading.error(), path, Wanted::File);
  }

  Answer<std::vector<std::string>> list(const std::string& folder) const override {
    const auto entries = files_.list(folder);
    if (!entries && entries.error().cause == IoCause::NotFound) return Absent{};
    if (!entries) return why_not(entries.error(), folder, Wanted::Folder);
    std::vector<std::string> names;
    for (const FolderEntry& entry : *entries) {
      if (entry.kind == EntryKind::File) names.push_back(entry.name);
      if (entry.kind == EntryKind::Folder) names.push_back(entry.name + "/");
    }
    return names;
  }

 private:
  const FileSystem& files_;
};

}  // namespace

std::unique_ptr<ProjectFiles> make_project_files(const FileSystem& files) {
  return std::make_unique<PosixProjectFiles>(files);
}

}  // namespace cfplan
