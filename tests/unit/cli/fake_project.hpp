#pragma once

#include <map>
#include <set>
#include <string>

#include "cfplan/base/digest.hpp"
#include "cfplan/ports/file_system.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan::tests {

/// A project in memory: path → bytes. Paths in `unreadable` are there, but nobody can tell what
/// they hold.
class FakeProject : public ProjectFiles {
 public:
  std::map<std::string, std::string> files;
  std::set<std::string> unreadable;
  mutable std::size_t lists = 0;
  mutable std::size_t reads = 0;

  [[nodiscard]] Answer<FileContent> read(const std::string& path) const override {
    ++reads;
    if (unreadable.contains(path)) return could_not_tell(path);
    const auto found = files.find(path);
    if (found == files.end()) return Absent{};
    return FileContent{found->second, {sha256_hex(found->second), 0644}};
  }

  [[nodiscard]] Answer<std::vector<std::string>> list(const std::string& folder) const override {
    ++lists;
    if (unreadable.contains(folder)) return could_not_tell(folder);
    const std::string prefix = folder.empty() ? "" : folder + "/";
    std::set<std::string> names;
    for (const auto& [path, unused] : files) {
      if (!path.starts_with(prefix)) continue;
      const std::string rest = path.substr(prefix.size());
      const std::size_t slash = rest.find('/');
      names.insert(slash == std::string::npos ? rest : rest.substr(0, slash + 1));
    }
    if (names.empty()) return Absent{};
    return std::vector<std::string>(names.begin(), names.end());
  }

 private:
  static CouldNotTell could_not_tell(const std::string& path) {
    return {{.code = "CFP2002", .message = "cannot read " + path}};
  }
};

/// A disk where only these paths are.
class FakeDisk : public Disk {
 public:
  std::set<std::string> paths;

  [[nodiscard]] Io<std::string> canonical(const std::string& path) const override { return path; }
  [[nodiscard]] Io<EntryKind> kind(const std::string& path) const override {
    if (paths.contains(path)) return EntryKind::File;
    return tl::unexpected(IoError{IoCause::NotFound, "no such file or directory"});
  }
  [[nodiscard]] Io<std::string> read(const std::string&) const override { return std::string(); }
  [[nodiscard]] Io<std::unique_ptr<FileSystem>> open(const std::string&) const override {
    return tl::unexpected(IoError{IoCause::NotFound, "no such file or directory"});
  }
};

}  // namespace cfplan::tests
