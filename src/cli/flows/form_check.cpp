#include "cli/flows/form_check.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

std::string problem_text(const Diagnostic& problem) {
  return problem.message + (problem.hint.empty() ? "" : "; " + problem.hint);
}

void add_errors(const Diagnostics& diagnostics, std::vector<std::string>& texts) {
  for (const Diagnostic& one : diagnostics) {
    if (one.severity == Severity::Error) texts.push_back(problem_text(one));
  }
}

const Deployment* deployment_of(const DeploymentForm& form, const Project& project) {
  const auto& all = project.desired.deployments;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Deployment& one) { return one.key == form.key; });
  return found == all.end() ? nullptr : &*found;
}

/// What CFP3003 would say.
void add_credentials(const Deployment& deployment, std::vector<std::string>& texts) {
  const auto add = [&](const std::string& name, const std::string& value) {
    const auto& allowed = deployment.allow_plaintext;
    const bool is_allowed = std::find(allowed.begin(), allowed.end(), name) != allowed.end();
    if (is_allowed || !is_credential(name, value)) return;
    texts.push_back(visible(name) +
                    " looks like a credential in plain text; declare it as a secret");
  };
  for (const auto& [name, var] : deployment.vars) {
    if (const std::string* text = var.value.string()) add(name, *text);
  }
  for (const auto& [name, line] : deployment.env) add(name, line.value);
}

}  // namespace

Result<Project> FormCheck::project_with(const DeploymentForm& form) const {
  EditedManifest tried(place_.files, place_.manifest_file);
  if (auto written = write_(form, tried); !written) return fail(std::move(written.error()));
  return load_project(
      {place_.disk, tried, place_.folder, place_.manifest_file, place_.preferred_account});
}

std::vector<std::string> FormCheck::problems(const DeploymentForm& form) const {
  std::vector<std::string> texts;
  const Result<Project> project = project_with(form);
  if (!project) {
    add_errors(project.error().diagnostics, texts);
    return texts;
  }
  add_errors(project->diagnostics, texts);
  if (const Deployment* deployment = deployment_of(form, *project)) {
    add_credentials(*deployment, texts);
  }
  return texts;
}

std::optional<std::string> FormCheck::objection(const DeploymentForm& before,
                                                const DeploymentForm& tried) const {
  const std::vector<std::string> problems_then = problems(tried);
  if (problems_then.empty()) return std::nullopt;
  const std::vector<std::string> problems_now = problems(before);
  for (const std::string& problem : problems_then) {
    const bool is_old =
        std::find(problems_now.begin(), problems_now.end(), problem) != problems_now.end();
    if (!is_old) return problem;
  }
  return std::nullopt;
}

bool FormCheck::looks_up_zone(const DeploymentForm& form) const {
  const Result<Project> project = project_with(form);
  const Deployment* deployment = project ? deployment_of(form, *project) : nullptr;
  return deployment != nullptr && std::holds_alternative<ZoneFromHost>(deployment->zone);
}

}  // namespace cfplan
