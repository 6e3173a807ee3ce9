#include "cli/flows/changed_manifest.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cli/flows/form_edits.hpp"
#include "cli/flows/form_removals.hpp"

namespace cfplan {
namespace {

Diagnostic not_declared(const DeploymentKey& key, const Desired& desired) {
  std::vector<std::string> names;
  for (const Deployment& deployment : desired.deployments) names.push_back(deployment.key.text());
  const auto near = closest_match(key.text(), names);
  return {.code = "CFP9009",
          .message = "there is no deployment " + key.text(),
          .hint = near ? "did you mean " + *near : "cfplan new declares one"};
}

}  // namespace

Result<void> write_changes(const DeploymentForm& form, const Project& project,
                           EditedManifest& manifest) {
  std::vector<std::string> files = {manifest.main()};
  for (const auto& [path, source] : project.sources) {
    if (path != manifest.main()) files.push_back(path);
  }
  const auto file = file_with(deployment_path(form.key), files, manifest);
  if (!file) return fail(file.error());
  if (!*file) return fail(not_declared(form.key, project.desired));
  const auto& all = project.desired.deployments;
  const auto standing = std::find_if(all.begin(), all.end(), [&](const Deployment& deployment) {
    return deployment.key == form.key;
  });
  const Deployment* merged = standing == all.end() ? nullptr : &*standing;
  auto changed = change_deployment(form, merged, **file, manifest);
  if (!changed || form.removals.empty()) return changed;
  const Deployment unread{.key = form.key};
  return remove_declared(form, merged == nullptr ? unread : *merged, explain(project, form.key),
                         **file, manifest);
}

}  // namespace cfplan
