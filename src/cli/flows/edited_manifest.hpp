#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/apply/file_write.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/manifest/manifest_editor.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// The project's files as they would be with changes of the manifest that are on no disk yet: what
/// is planned from it and what is written with the plan are the same bytes.
class EditedManifest : public ProjectFiles {
 public:
  /// `main`: the manifest, project-relative. `files` must outlive it.
  EditedManifest(const ProjectFiles& files, std::string main)
      : files_(files), main_(std::move(main)) {}

  /// One of the manifest's files, to be changed; the manifest itself begins with `version: 1` where
  /// there is none. Errors are those of reading it.
  [[nodiscard]] Result<ManifestEditor*> editor(const std::string& path);

  [[nodiscard]] const std::string& main() const { return main_; }
  /// The files that were changed, against what they are.
  [[nodiscard]] std::vector<FileWrite> writes() const;
  /// The same as unified diffs, credentials masked; empty when nothing changed.
  [[nodiscard]] std::string diff_text() const;

  [[nodiscard]] Answer<FileContent> read(const std::string& path) const override;
  [[nodiscard]] Answer<std::vector<std::string>> list(const std::string& folder) const override {
    return files_.list(folder);
  }

 private:
  struct Opened {
    std::optional<FileContent> before;  ///< none: it is new
    ManifestEditor editor;
  };

  const ProjectFiles& files_;
  std::string main_;
  std::map<std::string, Opened> opened_;
};

}  // namespace cfplan
