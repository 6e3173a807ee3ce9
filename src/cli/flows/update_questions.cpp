#include "cli/flows/update_questions.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/render/deployment_list.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "cli/facts/deployment_facts.hpp"
#include "cli/facts/observed_facts.hpp"
#include "cli/flows/worker_ages.hpp"

namespace cfplan {
namespace {

/// What flow B can change; in the order in which it is asked.
enum class Topical { Domain, Database, Vars, Env, Routes, Secrets, Rotation };

struct TopicalChoice {
  Topical topical;
  const char* name;
};

constexpr std::array kTopicalChoices = {
    TopicalChoice{Topical::Domain, "domain"},
    TopicalChoice{Topical::Database, "database"},
    TopicalChoice{Topical::Vars, "variables of the Worker"},
    TopicalChoice{Topical::Env, "lines of the env file"},
    TopicalChoice{Topical::Routes, "routes"},
    TopicalChoice{Topical::Secrets, "secrets: where they come from"},
    TopicalChoice{Topical::Rotation, "secrets: set anew"}};

Choice choice_of(const DeploymentFacts& facts, const WorkerAges& ages, IdDisplay ids) {
  std::string detail = facts.domain.value.empty() ? "no domain" : facts.domain.value;
  detail += facts.account_id.value.empty() ? ", no account"
                                           : ", account " + mask_id(facts.account_id.value, ids);
  std::vector<std::string> databases;
  for (const DatabaseBinding& database : facts.databases) databases.push_back(database.name);
  detail += databases.empty() ? ", no database" : ", database " + join(databases, " and ");
  const auto age = ages.find({facts.account_id.value, facts.worker.value});
  if (age != ages.end()) detail += ", deployed " + age->second;
  return {facts.key.text(), detail};
}

class UpdateQuestions {
 public:
  UpdateQuestions(const UpdateAnswers& given, Interview& interview, CommandContext& context,
                  const Project& project, TypedEnvironment& environment)
      : given_(given),
        interview_(interview),
        context_(context),
        project_(project),
        environment_(environment),
        questions_(interview, context, project.desired, environment),
        form_(given.form) {}

  Result<DeploymentForm> run(const std::vector<DeploymentFacts>& deployments) {
    if (auto chosen = choose(deployments); !chosen) return fail(std::move(chosen.error()));
    if (given_.names_a_change()) return form_;
    if (auto shown = show_present(); !shown) return fail(std::move(shown.error()));
    const auto wanted = choose_changes();
    if (!wanted) return fail(wanted.error());
    if (wanted->empty()) interview_.say("Nothing was chosen, so nothing is to change.\n");
    if (const Deployment* standing = deployment()) questions_.start_from(*standing);
    for (const std::size_t i : *wanted) {
      if (auto asked = ask(kTopicalChoices[i].topical); !asked) {
        return fail(std::move(asked.error()));
      }
    }
    return form_;
  }

 private:
  Result<void> choose(const std::vector<DeploymentFacts>& deployments) {
    if (given_.names_one()) {
      form_.key = {given_.customers.front(), given_.environments.front()};
      return {};
    }
    const auto ages = observe_worker_ages(context_, project_.desired, environment_, deployments);
    if (!ages) return fail(ages.error());
    ChoiceField field{.label = "Deployment"};
    std::vector<DeploymentKey> keys;
    for (const DeploymentFacts& facts : deployments) {
      if (!facts.is_managed) continue;
      field.choices.push_back(choice_of(facts, *ages, context_.output.style().ids));
      keys.push_back(facts.key);
    }
    if (keys.empty()) {
      return fail(Diagnostic{.code = "CFP9009",
                             .message = "the manifest declares no deployment",
                             .hint = "cfplan new declares one"});
    }
    const auto chosen = interview_.choose(field);
    if (!chosen) return fail(chosen.error());
    form_.key = keys[*chosen];
    return {};
  }

  Result<void> show_present() {
    const Selection one{.customers = {form_.key.customer}, .environments = {form_.key.environment}};
    const auto facts = observe_facts(context_, one);
    if (!facts) return fail(facts.error());
    for (const DeploymentFacts& deployment : facts->deployments) {
      interview_.say(render_describe_text(deployment, context_.output.style()) + "\n");
    }
    return {};
  }

  Result<std::vector<std::size_t>> choose_changes() {
    ChecksField field{.label = "What is to change"};
    for (const TopicalChoice& choice : kTopicalChoices) field.choices.push_back({choice.name, ""});
    return interview_.check(field);
  }

  Result<void> ask(Topical topical) {
    switch (topical) {
      case Topical::Domain: return questions_.ask_domain(form_);
      case Topical::Database: return questions_.ask_database(form_);
      case Topical::Vars: return questions_.ask_vars(form_);
      case Topical::Env: return questions_.ask_env(form_);
      case Topical::Routes: return questions_.ask_routes(form_);
      case Topical::Secrets: return questions_.ask_secrets(form_);
      case Topical::Rotation: return ask_rotation();
    }
    return {};
  }

  Result<void> ask_rotation() {
    ChecksField field{.label = "Set anew"};
    if (const Deployment* standing = deployment()) {
      for (const DesiredSecret& secret : standing->secrets) {
        field.choices.push_back({secret.name, ""});
      }
    }
    if (field.choices.empty()) {
      interview_.say("No secret is declared that could be set anew.\n");
      return {};
    }
    const auto checked = interview_.check(field);
    if (!checked) return fail(checked.error());
    for (const std::size_t i : *checked) form_.rotate.push_back(field.choices[i].name);
    return {};
  }

  [[nodiscard]] const Deployment* deployment() const {
    const auto& all = project_.desired.deployments;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [this](const Deployment& one) { return one.key == form_.key; });
    return found == all.end() ? nullptr : &*found;
  }

  const UpdateAnswers& given_;
  Interview& interview_;
  CommandContext& context_;
  const Project& project_;
  const Environment& environment_;
  FormQuestions questions_;
  DeploymentForm form_;
};

}  // namespace

Result<DeploymentForm> ask_update(const UpdateAnswers& given, Interview& interview,
                                  CommandContext& context, const OpenProject& opened,
                                  Project& project, TypedEnvironment& environment) {
  const auto deployments = gather_facts(project, *opened.files, Selection{});
  return UpdateQuestions(given, interview, context, project, environment).run(deployments);
}

}  // namespace cfplan
