#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"
#include "cli/commands/commands.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/flows/typed_environment.hpp"
#include "cli/prompts/interview.hpp"

namespace cfplan {

/// The questions that new and update share: each fills in its part of a form. What the account
/// knows is fetched when the first question needs it.
class FormQuestions {
 public:
  /// `environment` gets the token that is typed in. All must outlive this.
  FormQuestions(Interview& interview, CommandContext& context, const Desired& desired,
                TypedEnvironment& environment)
      : interview_(interview), context_(context), desired_(desired), environment_(environment) {}

  /// The account and the domain that are meant where a form leaves them as they are.
  void start_from(const Deployment& standing);

  /// Which of the manifest's accounts is meant, where there are several.
  [[nodiscard]] Result<void> ask_account(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_domain(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_database(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_vars(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_env(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_routes(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_secrets(DeploymentForm& form);

  /// The variable that the account's token is in; none where an account file stands for it.
  [[nodiscard]] std::optional<std::string> token_variable(const DeploymentForm& form) const;

 private:
  [[nodiscard]] Result<void> fetch_zones(const DeploymentForm& form);
  [[nodiscard]] Result<std::vector<Zone>> try_zones(const DeploymentForm& form);
  [[nodiscard]] Result<void> choose_zone(DeploymentForm& form);
  [[nodiscard]] Result<void> enter_domain(DeploymentForm& form);
  [[nodiscard]] Result<std::vector<Database>> fetch_databases(const DeploymentForm& form);
  [[nodiscard]] Result<void> name_database(const std::string& label, DatabaseWish wish,
                                           DeploymentForm& form);
  [[nodiscard]] Result<void> choose_database(DeploymentForm& form);
  /// Lines of `NAME=VALUE` until an empty one.
  [[nodiscard]] Result<void> ask_pairs(const std::string& label, Value::Map& pairs);
  [[nodiscard]] const Zone* zone_of(const std::string& host) const;
  /// Whose token asks: a key of Desired::accounts.
  [[nodiscard]] std::string account_key(const DeploymentForm& form) const;
  [[nodiscard]] std::string shown_id(const std::string& id) const;

  Interview& interview_;
  CommandContext& context_;
  const Desired& desired_;
  TypedEnvironment& environment_;
  std::string standing_account_;
  std::string standing_domain_;
  std::optional<std::vector<Zone>> zones_;
};

}  // namespace cfplan
