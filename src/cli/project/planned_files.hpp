#pragma once

#include <map>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// The files of a project as they will be once a plan is carried out that learns no ids on the way.
class PlannedFiles final : public ProjectFiles {
 public:
  /// `files` must outlive it. Errors are those of the documents.
  [[nodiscard]] static Result<PlannedFiles> make(const ProjectFiles& files, const Plan& plan);

  [[nodiscard]] Answer<FileContent> read(const std::string& path) const override;
  [[nodiscard]] Answer<std::vector<std::string>> list(const std::string& folder) const override;

 private:
  explicit PlannedFiles(const ProjectFiles& files) : files_(files) {}

  const ProjectFiles& files_;
  std::map<std::string, FileContent> changed_;
};

}  // namespace cfplan
