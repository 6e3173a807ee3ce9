#include "cli/flows/new_deployment.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/wrangler_reader.hpp"
#include "cli/flows/form_edits.hpp"

namespace cfplan {
namespace {

constexpr const char* kServiceDomain = "SERVICE_DOMAIN";

Diagnostic declared_already(const DeploymentKey& key, const std::string& file) {
  return {.code = "CFP9030",
          .message = key.text() + " is declared already",
          .place = file_place(file),
          .hint = "change it with cfplan update --customer " + key.customer + " --environment " +
                  key.environment};
}

std::string section_text(const WranglerSection& section) {
  return section.env.empty() ? "the top level" : "[env." + visible(section.env) + "]";
}

bool has_route(const WranglerSection& section, const std::string& pattern) {
  return std::any_of(section.routes.begin(), section.routes.end(),
                     [&](const RouteFact& route) { return route.pattern == pattern; });
}

}  // namespace

/// The project as it would be with the deployment in it.
struct NewDeployments::Probe {
  Project project;
  std::size_t place = 0;  ///< of the deployment; behind the last when it has errors

  [[nodiscard]] const Deployment* deployment() const {
    const auto& all = project.desired.deployments;
    return place < all.size() ? &all[place] : nullptr;
  }

  [[nodiscard]] bool meets_nobody() const { return deployment() != nullptr && !other_owner(); }

  /// Whose `SERVICE_DOMAIN` stands in the section that the deployment would take, if it is another
  /// customer's.
  [[nodiscard]] std::optional<std::string> other_owner() const {
    const Deployment& own = *deployment();
    const ObservedFile* file = project.documents.find(own.wrangler_file);
    if (file == nullptr) return std::nullopt;
    const WranglerFacts facts = read_wrangler(*file->document);
    const WranglerSection* section = facts.find(own.wrangler_env);
    if (section == nullptr || section->vars == nullptr) return std::nullopt;
    const Value* owner = section->vars->find(kServiceDomain);
    const bool is_name = owner != nullptr && owner->string() != nullptr;
    if (!is_name || *owner->string() == own.key.customer) return std::nullopt;
    return *owner->string();
  }

  /// Which other section or deployment has this route already.
  [[nodiscard]] std::optional<std::string> holder_of(const std::string& pattern) const {
    for (const auto& [path, file] : project.documents.files) {
      if (file.format == DocumentFormat::Env) continue;
      const WranglerFacts facts = read_wrangler(*file.document);
      if (has_route(facts.top, pattern)) return section_text(facts.top) + " of " + path;
      for (const WranglerSection& section : facts.sections) {
        const bool own =
            path == deployment()->wrangler_file && section.env == deployment()->wrangler_env;
        if (!own && has_route(section, pattern)) return section_text(section);
      }
    }
    for (const Deployment& other : project.desired.deployments) {
      const auto same = [&](const DesiredRoute& route) { return route.pattern == pattern; };
      const bool has = std::any_of(other.routes.begin(), other.routes.end(), same);
      if (has && other.key != deployment()->key) return other.key.text();
    }
    return std::nullopt;
  }
};

Result<void> NewDeployments::add(DeploymentForm form) {
  auto file = file_for(form.key);
  if (!file) return fail(std::move(file.error()));
  auto probed = settle_section(form, *file);
  if (!probed) return fail(std::move(probed.error()));
  settle_vars(*probed, form);
  const Deployment* declared = probed->deployment();
  form.hides_databases = form.database_wish == DatabaseWish::None && declared != nullptr &&
                         !declared->databases.empty();
  if (declared != nullptr) settle_routes(*probed, form);
  return declare_deployment(form, *file, manifest_);
}

// A customer's deployments stand together.
Result<std::string> NewDeployments::file_for(const DeploymentKey& key) {
  std::vector<std::string> files = {manifest_.main()};
  const Answer<FileContent> main = manifest_.read(manifest_.main());
  if (main.is_unknown()) return fail(main.why());
  if (main.is_here()) {
    const Result<Project> project = load_project(place_);
    if (!project) return fail(project.error());
    for (const auto& [path, source] : project->sources) {
      if (path != manifest_.main()) files.push_back(path);
    }
  } else {
    remark("there is no " + visible(manifest_.main()) +
           ": it is written with this deployment alone; cfplan import, run first, would "
           "take over what stands in the files");
  }
  auto declared = file_with(deployment_path(key), files, manifest_);
  if (!declared) return fail(std::move(declared.error()));
  if (*declared) return fail(declared_already(key, **declared));
  auto customer = file_with({"customers", key.customer}, files, manifest_);
  if (!customer) return fail(std::move(customer.error()));
  return customer->value_or(manifest_.main());
}

Result<NewDeployments::Probe> NewDeployments::probe(const DeploymentForm& form,
                                                    const std::string& file) const {
  EditedManifest tried = manifest_;
  if (auto written = declare_deployment(form, file, tried); !written) {
    return fail(std::move(written.error()));
  }
  auto project = load_project({place_.disk, tried, place_.folder, place_.manifest_file});
  if (!project) return fail(std::move(project.error()));
  Probe probe{.project = std::move(*project)};
  const auto& all = probe.project.desired.deployments;
  while (probe.place < all.size() && all[probe.place].key != form.key) ++probe.place;
  return probe;
}

/// By the layout the deployment may meet another one, or what stands there for another customer:
/// its names alone tell, whatever else may be wrong with it.
Result<NewDeployments::Probe> NewDeployments::settle_section(DeploymentForm& form,
                                                             const std::string& file) {
  auto first = probe(form, file);
  if (!first || !form.wrangler_env.empty()) return first;
  if (first->meets_nobody()) return first;
  DeploymentForm names{.key = form.key, .account = form.account};
  const auto by_layout = probe(names, file);
  if (!by_layout || by_layout->meets_nobody()) return first;
  names.wrangler_env = form.key.customer + "-" + form.key.environment;
  const auto apart = probe(names, file);
  if (!apart || apart->deployment() == nullptr) return first;
  remark("the section that the layout names is another deployment's, so it is [env." +
         names.wrangler_env + "]; --wrangler-env names another");
  form.wrangler_env = names.wrangler_env;
  return probe(form, file);
}

void NewDeployments::settle_vars(const Probe& probe, DeploymentForm& form) const {
  const bool answered = std::any_of(form.vars.begin(), form.vars.end(), [](const Member& member) {
    return member.key == kServiceDomain;
  });
  if (answered) return;
  if (const Deployment* deployment = probe.deployment()) {
    const auto inherited = deployment->vars.find(kServiceDomain);
    const bool same =
        inherited != deployment->vars.end() && inherited->second.value == Value(form.key.customer);
    if (same) return;
  }
  form.vars.insert(form.vars.begin(), {kServiceDomain, "${customer}"});
}

void NewDeployments::settle_routes(const Probe& probe, DeploymentForm& form) {
  const Deployment& deployment = *probe.deployment();
  if (!form.routes.empty() || deployment.routes_declared || !deployment.domain) return;
  const std::string pattern = deployment.domain->value + "/*";
  const auto holder = probe.holder_of(pattern);
  if (!holder) return form.routes.push_back("${domain}/*");
  remark("the route " + pattern + " is in " + *holder +
         " already, so none is declared; --route names another");
}

// Once for all that it is true of.
void NewDeployments::remark(std::string text) {
  const bool is_said = std::find(remarks_.begin(), remarks_.end(), text) != remarks_.end();
  if (!is_said) remarks_.push_back(std::move(text));
}

}  // namespace cfplan
