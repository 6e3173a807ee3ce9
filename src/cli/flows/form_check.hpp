#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/flows/edited_manifest.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// Tells of an answer, while it is asked for, what the plan would refuse it for later: tries it on
/// a copy of the manifest. Asks no account and writes nothing.
class FormCheck {
 public:
  /// Writes a form into a manifest that is thrown away again.
  using Write = std::function<Result<void>(const DeploymentForm&, EditedManifest&)>;

  /// What `place` refers to must outlive this.
  FormCheck(ProjectPlace place, Write write) : place_(std::move(place)), write_(std::move(write)) {}

  /// The first problem, with its hint, that the project has with the form `tried` and does not have
  /// with `before`.
  [[nodiscard]] std::optional<std::string> objection(const DeploymentForm& before,
                                                     const DeploymentForm& tried) const;
  /// Whether the zone of the form's domain will be looked up.
  [[nodiscard]] bool looks_up_zone(const DeploymentForm& form) const;

 private:
  [[nodiscard]] Result<Project> project_with(const DeploymentForm& form) const;
  [[nodiscard]] std::vector<std::string> problems(const DeploymentForm& form) const;

  ProjectPlace place_;
  Write write_;
};

}  // namespace cfplan
