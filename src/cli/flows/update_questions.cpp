#include "cli/flows/update_questions.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/render/deployment_list.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "cli/facts/deployment_facts.hpp"
#include "cli/facts/observed_facts.hpp"
#include "cli/flows/removal.hpp"
#include "cli/flows/worker_ages.hpp"
#include "cli/prompts/retracing_interview.hpp"

namespace cfplan {
namespace {

/// What flow B can change; in the order in which it is asked.
enum class Topical { Domain, Database, Vars, Env, Routes, Secrets, Rotation, Removal };

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
    TopicalChoice{Topical::Rotation, "secrets: set anew"},
    TopicalChoice{Topical::Removal, "take something out"}};

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
                  const Project& project, TypedEnvironment& environment, const FormCheck& check)
      : given_(given),
        interview_(interview),
        context_(context),
        project_(project),
        environment_(environment),
        questions_(interview, context, project.desired, environment, check) {}

  Result<DeploymentForm> run(const std::vector<DeploymentFacts>& deployments) {
    form_ = given_.form;
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
    if (!ages_) {
      auto ages = observe_worker_ages(context_, project_.desired, environment_, deployments);
      if (!ages) return fail(std::move(ages.error()));
      ages_ = std::move(*ages);
    }
    ChoiceField field{.label = "Deployment"};
    std::vector<DeploymentKey> keys;
    for (const DeploymentFacts& facts : deployments) {
      if (!facts.is_managed) continue;
      field.choices.push_back(choice_of(facts, *ages_, context_.output.style().ids));
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
    if (const auto known = described_.find(form_.key); known != described_.end()) {
      interview_.say(known->second);
      return {};
    }
    const Selection one{.customers = {form_.key.customer}, .environments = {form_.key.environment}};
    const auto facts = observe_facts(context_, one);
    if (!facts) return fail(facts.error());
    std::string text;
    for (const DeploymentFacts& deployment : facts->deployments) {
      text += render_describe_text(deployment, context_.output.style()) + "\n";
    }
    interview_.say(text);
    described_[form_.key] = std::move(text);
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
      case Topical::Removal: return ask_removals();
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

  Result<void> ask_removals() {
    const Deployment* standing = deployment();
    const std::vector<Removal> all =
        standing == nullptr ? std::vector<Removal>() : removable(*standing);
    if (all.empty()) {
      interview_.say("It declares nothing that could be taken out.\n");
      return {};
    }
    ChecksField field{.label = "Take out"};
    for (const Removal& one : all) field.choices.push_back({removal_text(one), ""});
    while (true) {
      const auto checked = interview_.check(field);
      if (!checked) return fail(checked.error());
      DeploymentForm tried = form_;
      for (const std::size_t i : *checked) tried.removals.push_back(all[i]);
      const auto refused = questions_.objection(form_, tried);
      if (!refused) {
        form_ = std::move(tried);
        return ask_ownership(*standing);
      }
      interview_.say("That cannot be done: " + *refused + "\n");
    }
  }

  // Out of the manifest is not yet out of the files.
  Result<void> ask_ownership(const Deployment& standing) {
    if (standing.ownership == Ownership::Exact) {
      interview_.say("Its ownership is exact: apply removes it from the files too.\n");
      return {};
    }
    interview_.say(
        "It goes out of the manifest. In the files and in the Worker it stays (ownership: "
        "additive), "
        "unless ownership is exact: then apply removes it there, and all else that is not "
        "declared.\n");
    const auto exact = interview_.confirm({.label = "Say ownership: exact?"});
    if (!exact) return fail(exact.error());
    if (*exact == YesNo::Yes) form_.ownership = "exact";
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
  std::optional<WorkerAges> ages_;
  std::map<DeploymentKey, std::string> described_;
};

}  // namespace

Result<DeploymentForm> ask_update(const UpdateAnswers& given, Interview& interview,
                                  CommandContext& context, const OpenProject& opened,
                                  Project& project, TypedEnvironment& environment,
                                  const FormCheck& check) {
  const auto deployments = gather_facts(project, *opened.files, Selection{});
  RetracingInterview retracing(interview);
  UpdateQuestions questions(given, retracing, context, project, environment, check);
  while (true) {
    auto form = questions.run(deployments);
    if (form || !retracing.retrace(form.error())) return form;
  }
}

}  // namespace cfplan
