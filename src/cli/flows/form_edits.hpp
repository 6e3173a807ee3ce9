#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/base/value_path.hpp"
#include "cfplan/model/deployment.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/flows/edited_manifest.hpp"

namespace cfplan {

/// Where a deployment stands in a manifest.
[[nodiscard]] ValuePath deployment_path(const DeploymentKey& key);

/// The first of the manifest's files, the main one before the others, in which something stands at
/// `path`.
[[nodiscard]] Result<std::optional<std::string>> file_with(const ValuePath& path,
                                                           const std::vector<std::string>& files,
                                                           EditedManifest& manifest);

/// Declares a deployment that is not there, in `file`, with what the form says.
[[nodiscard]] Result<void> declare_deployment(const DeploymentForm& form, const std::string& file,
                                              EditedManifest& manifest);

/// Changes a deployment that `file` declares to what the form says. `standing`: the deployment with
/// all layers merged; null when it has errors. CFP9031 when it has several databases and the form
/// does not tell which is meant.
[[nodiscard]] Result<void> change_deployment(const DeploymentForm& form, const Deployment* standing,
                                             const std::string& file, EditedManifest& manifest);

}  // namespace cfplan
