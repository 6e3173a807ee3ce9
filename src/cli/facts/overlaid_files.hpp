#pragma once

#include <string>
#include <utility>

#include "cfplan/base/digest.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// The files of a project with one more that is not written yet.
class OverlaidFiles : public ProjectFiles {
 public:
  /// `below` must outlive it.
  OverlaidFiles(const ProjectFiles& below, std::string path, std::string bytes)
      : below_(below), path_(std::move(path)), bytes_(std::move(bytes)) {}

  [[nodiscard]] Answer<FileContent> read(const std::string& path) const override {
    if (path != path_) return below_.read(path);
    return FileContent{bytes_, {sha256_hex(bytes_), 0644}};
  }

  [[nodiscard]] Answer<std::vector<std::string>> list(const std::string& folder) const override {
    return below_.list(folder);
  }

 private:
  const ProjectFiles& below_;
  std::string path_;
  std::string bytes_;
};

}  // namespace cfplan
