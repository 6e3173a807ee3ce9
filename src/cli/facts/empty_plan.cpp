#include "cli/facts/empty_plan.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "cfplan/base/text.hpp"
#include "cli/facts/overlaid_files.hpp"
#include "cli/pipeline.hpp"

namespace cfplan {
namespace {

Diagnostic plan_stays_full(const std::string& manifest_file) {
  return {.code = "CFP9013",
          .message = "no manifest was found whose plan is empty",
          .place = file_place(manifest_file),
          .hint = "write one by hand, and please report this with the project's files"};
}

std::string key_at(const ValuePath& path, std::size_t place) {
  if (path.size() <= place) return "";
  const auto* key = std::get_if<std::string>(&path.steps()[place]);
  return key == nullptr ? "" : *key;
}

/// Takes out of a project what its plan would change.
class Reduction {
 public:
  Reduction(StandingProject& project, const Plan& plan) : project_(project), plan_(plan) {}

  /// Whether anything was found to take out.
  bool run() {
    for (const Diagnostic& problem : plan_.diagnostics) {
      if (problem.severity == Severity::Error) drop(problem);
    }
    for (const Action& action : plan_.actions) {
      if (const auto* file = std::get_if<ChangeFile>(&action)) drop_changes_of(*file);
      else drop_account_facts_of_all();
    }
    return found_;
  }

 private:
  void drop(const Diagnostic& problem) {
    const auto same = [&](const StandingDeployment& one) {
      return one.key.text() == problem.deployment;
    };
    auto& deployments = project_.deployments;
    const auto one = std::find_if(deployments.begin(), deployments.end(), same);
    if (one == deployments.end()) return;
    found_ = true;
    if (drop_account_facts(*one, problem.message)) return;
    project_.remarks.push_back("[env." + one->wrangler_env +
                               "] is not declared: " + problem.message + ".");
    deployments.erase(one);
  }

  void drop_changes_of(const ChangeFile& file) {
    for (const Change& change : file.changes) {
      if (change.deployment == DeploymentKey{}) drop_account_facts_of_all();
      for (StandingDeployment& one : project_.deployments) {
        if (one.key == change.deployment) drop(one, file.format, change.edit.path);
      }
    }
  }

  void drop(StandingDeployment& one, DocumentFormat format, const ValuePath& path) {
    if (format == DocumentFormat::Env) return drop(one, one.env, "env", key_at(path, 0));
    if (key_at(path, 2) == "vars" && path.size() > 3) {
      return drop(one, one.vars, "vars", key_at(path, 3));
    }
    if (key_at(path, 2) == "name" && one.worker) {
      one.worker.reset();
      found_ = true;
      return;
    }
    drop_account_facts(one, "the plan would change the file");
  }

  void drop(StandingDeployment& one, Value::Map& map, const char* name, const std::string& key) {
    const auto gone = std::erase_if(map, [&](const Member& member) { return member.key == key; });
    if (gone == 0) return;
    found_ = true;
    one.remarks.push_back("Not declared, since the plan would change it: " + std::string(name) +
                          "." + key);
  }

  bool drop_account_facts(StandingDeployment& one, const std::string& why) {
    const bool any = one.zone == ZoneLookup::On || !one.routes.empty() || !one.databases.empty();
    if (!any) return false;
    found_ = true;
    one.zone = ZoneLookup::Off;
    one.routes.clear();
    one.databases.clear();
    one.remarks.push_back("Routes, databases and the zone are left as they stand: " + why + ".");
    return true;
  }

  void drop_account_facts_of_all() {
    for (StandingDeployment& one : project_.deployments) {
      drop_account_facts(one, "declaring them would change more than this deployment");
    }
  }

  StandingProject& project_;
  const Plan& plan_;
  bool found_ = false;
};

}  // namespace

Result<std::string> manifest_with_empty_plan(StandingProject& project, const OpenProject& opened,
                                             CommandContext& context, Accounts& accounts) {
  for (;;) {
    const std::string text = write_manifest(project);
    const OverlaidFiles files(*opened.files, opened.manifest_file, text);
    const ProjectPlace place{*context.host.disk, files, opened.folder, opened.manifest_file};
    const auto planned = plan_project(place, {}, accounts, context.host, context.output);
    if (!planned) return fail(planned.error());
    const Plan& plan = planned->plan;
    if (plan.empty() && !has_errors(plan.diagnostics)) return text;
    if (Reduction(project, plan).run()) continue;
    if (has_errors(plan.diagnostics)) return fail(Error(plan.diagnostics));
    return fail(plan_stays_full(opened.manifest_file));
  }
}

}  // namespace cfplan
