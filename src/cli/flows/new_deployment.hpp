#pragma once

#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/flows/edited_manifest.hpp"
#include "cli/project/project.hpp"

namespace cfplan {

/// Declares new deployments: decides what their forms leave open, and says so.
class NewDeployments {
 public:
  /// `place.files` is the manifest as it is to be; both must outlive this.
  NewDeployments(ProjectPlace place, EditedManifest& manifest)
      : place_(std::move(place)), manifest_(manifest) {}

  /// CFP9030 when there is such a deployment; errors of the manifest and of editing it. On success
  /// it stands in the manifest.
  [[nodiscard]] Result<void> add(DeploymentForm form);

  /// What was decided that nobody asked for, a line each.
  [[nodiscard]] const std::vector<std::string>& remarks() const { return remarks_; }

 private:
  struct Probe;
  [[nodiscard]] Result<std::string> file_for(const DeploymentKey& key);
  [[nodiscard]] Result<Probe> probe(const DeploymentForm& form, const std::string& file) const;
  [[nodiscard]] Result<Probe> settle_section(DeploymentForm& form, const std::string& file);
  void settle_vars(const Probe& probe, DeploymentForm& form) const;
  void settle_routes(const Probe& probe, DeploymentForm& form);
  void remark(std::string text);

  ProjectPlace place_;
  EditedManifest& manifest_;
  std::vector<std::string> remarks_;
};

}  // namespace cfplan
