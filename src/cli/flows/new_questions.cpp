#include "cli/flows/new_questions.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "cfplan/manifest/name_rules.hpp"
#include "cli/prompts/retracing_interview.hpp"

namespace cfplan {
namespace {

constexpr const char* kOwnToken = "CLOUDFLARE_API_TOKEN";

std::optional<std::string> expect_name(const std::string& text) {
  if (is_name(text)) return std::nullopt;
  return "a name has lower-case letters, digits, \"-\" and \"_\"";
}

/// "acme" of "shop.acme.com": what a customer is likely called.
std::string name_from(const std::string& domain) {
  const std::size_t last = domain.rfind('.');
  if (last == std::string::npos) return "";
  const std::size_t begin = last == 0 ? 0 : domain.rfind('.', last - 1) + 1;
  const std::string name = domain.substr(begin, last - begin);
  return is_name(name) ? name : "";
}

/// The variable that holds a customer's own token.
std::string variable_for(const std::string& customer) {
  std::string name = customer.front() >= '0' && customer.front() <= '9' ? "_" : "";
  for (const char c : customer) {
    const bool lower = c >= 'a' && c <= 'z';
    name += lower ? static_cast<char>(c - 'a' + 'A') : c == '-' ? '_' : c;
  }
  return name + "_" + kOwnToken;
}

class NewQuestions {
 public:
  NewQuestions(const NewAnswers& given, Interview& interview, CommandContext& context,
               const Desired& desired, TypedEnvironment& environment, const FormCheck& check)
      : given_(given),
        interview_(interview),
        desired_(desired),
        environment_(environment),
        questions_(interview, context, desired, environment, check) {}

  Result<std::vector<DeploymentForm>> run() {
    form_ = given_.form;
    forms_.clear();
    done_ = {};
    interview_.say("A new deployment: nothing is written before you have seen the plan.\n");
    done_ = questions_.ask_account(form_);
    if (done_ && form_.domain.empty()) done_ = questions_.ask_domain(form_);
    if (done_) ask_customer();
    if (done_) ask_environments();
    if (done_ && form_.vars.empty()) done_ = questions_.ask_vars(form_);
    if (done_ && form_.env.empty()) done_ = questions_.ask_env(form_);
    if (done_ && form_.secrets.empty()) done_ = questions_.ask_secrets(form_);
    if (done_) ask_to_keep_token();
    for (std::size_t i = 0; done_ && i < environments_.size(); ++i) add_form(environments_[i]);
    if (!done_) return fail(std::move(done_.error()));
    return std::move(forms_);
  }

 private:
  void ask_customer() {
    if (given_.customers.size() == 1) {
      form_.key.customer = given_.customers.front();
      return;
    }
    auto name = interview_.enter(
        {.label = "Name of the customer",
         .initial = name_from(form_.domain),
         .objection = [this](const std::string& text) { return customer_objection(text); }});
    if (name) form_.key.customer = std::move(*name);
    else done_ = fail(std::move(name.error()));
  }

  [[nodiscard]] std::optional<std::string> customer_objection(const std::string& text) const {
    if (auto wrong = expect_name(text)) return wrong;
    for (const std::string& environment : given_.environments) {
      if (is_taken({text, environment})) return taken({text, environment});
    }
    DeploymentForm tried = form_;
    tried.key = {text, given_.environments.empty() ? "" : given_.environments.front()};
    return questions_.objection(form_, std::move(tried));
  }

  [[nodiscard]] std::optional<std::string> environment_objection(const std::string& text) const {
    if (auto wrong = expect_name(text)) return wrong;
    const DeploymentKey key{form_.key.customer, text};
    return is_taken(key) ? std::optional(taken(key)) : std::nullopt;
  }

  [[nodiscard]] bool is_taken(const DeploymentKey& key) const {
    const auto& broken = desired_.broken;
    const auto& all = desired_.deployments;
    return std::find(broken.begin(), broken.end(), key) != broken.end() ||
           std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
  }

  static std::string taken(const DeploymentKey& key) {
    return key.text() + " is declared already; cfplan update changes it";
  }

  void ask_environments() {
    environments_ = given_.environments;
    if (environments_.empty()) choose_environments();
    if (done_) form_.key.environment = environments_.front();
  }

  void choose_environments() {
    ChecksField field{.label = "Environments"};
    for (const std::string& name : free_environments()) field.choices.push_back({name, ""});
    if (field.choices.empty()) return enter_environment();
    field.checked = {0};
    const auto checked = interview_.check(field);
    if (!checked) {
      done_ = fail(checked.error());
      return;
    }
    for (const std::size_t i : *checked) environments_.push_back(field.choices[i].name);
  }

  void enter_environment() {
    auto name = interview_.enter(
        {.label = "Name of the environment",
         .objection = [this](const std::string& text) { return environment_objection(text); }});
    if (name) environments_ = {std::move(*name)};
    else done_ = fail(std::move(name.error()));
  }

  // Those of the manifest that this customer does not have yet, and then the usual ones.
  [[nodiscard]] std::vector<std::string> free_environments() const {
    std::vector<std::string> names;
    const auto add = [&names](const std::string& name) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    };
    std::set<std::string> taken;
    for (const Deployment& deployment : desired_.deployments) {
      const DeploymentKey& key = deployment.key;
      if (key.customer == form_.key.customer) taken.insert(key.environment);
      add(key.environment);
    }
    for (const char* usual : {"production", "staging", "development"}) add(usual);
    std::erase_if(names, [&](const std::string& name) { return taken.contains(name); });
    return names;
  }

  void ask_to_keep_token() {
    const auto variable = questions_.token_variable(form_);
    const bool is_declared =
        std::any_of(form_.secrets.begin(), form_.secrets.end(),
                    [](const Member& secret) { return secret.key == kOwnToken; });
    if (!variable || is_declared) return;
    const auto token = environment_.get(*variable);
    if (!token || token->empty()) return;
    interview_.say(
        "The Worker may need an API token of its own; a narrower one than this is safer.\n");
    const auto keep = interview_.confirm({.label = "Keep this token as its CLOUDFLARE_API_TOKEN?"});
    if (!keep) {
      done_ = fail(keep.error());
      return;
    }
    if (*keep == YesNo::No) return;
    const std::string own = variable_for(form_.key.customer);
    form_.secrets.push_back({kOwnToken, Value::Map{{"from_env", own}}});
    if (environment_.get(own).value_or("").empty()) environment_.put(own, Sensitive(*token));
    interview_.say("It is declared as from_env: " + own +
                   "; set that variable where cfplan runs.\n");
  }

  void add_form(const std::string& environment) {
    DeploymentForm form = form_;
    form.key.environment = environment;
    if (form.database_wish == DatabaseWish::AsItIs) done_ = questions_.ask_database(form);
    forms_.push_back(std::move(form));
  }

  const NewAnswers& given_;
  Interview& interview_;
  const Desired& desired_;
  TypedEnvironment& environment_;
  FormQuestions questions_;
  DeploymentForm form_;
  std::vector<std::string> environments_;
  std::vector<DeploymentForm> forms_;
  Result<void> done_;
};

}  // namespace

Result<std::vector<DeploymentForm>> ask_new(const NewAnswers& given, Interview& interview,
                                            CommandContext& context, const Desired& desired,
                                            TypedEnvironment& environment, const FormCheck& check) {
  RetracingInterview retracing(interview);
  NewQuestions questions(given, retracing, context, desired, environment, check);
  while (true) {
    auto forms = questions.run();
    if (forms || !retracing.retrace(forms.error())) return forms;
  }
}

}  // namespace cfplan
