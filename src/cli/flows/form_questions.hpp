#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"
#include "cli/commands/commands.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/flows/form_check.hpp"
#include "cli/flows/typed_environment.hpp"
#include "cli/prompts/interview.hpp"

namespace cfplan {

/// The questions that new and update share: each fills in its part of a form, and takes no answer
/// that the plan would refuse. What the account knows is fetched when the first question needs it,
/// and once.
class FormQuestions {
 public:
  /// `environment` gets the token that is typed in. All must outlive this.
  FormQuestions(Interview& interview, CommandContext& context, const Desired& desired,
                TypedEnvironment& environment, const FormCheck& check)
      : interview_(interview),
        context_(context),
        desired_(desired),
        environment_(environment),
        check_(check) {}

  /// The deployment that is changed: what a form leaves as it is, is as there.
  void start_from(const Deployment& standing) { standing_ = standing; }

  /// Which of the manifest's accounts is meant, where there are several.
  [[nodiscard]] Result<void> ask_account(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_domain(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_database(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_vars(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_env(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_routes(DeploymentForm& form);
  [[nodiscard]] Result<void> ask_secrets(DeploymentForm& form);

  /// Null when the deployment is new.
  [[nodiscard]] const Deployment* standing() const { return standing_ ? &*standing_ : nullptr; }

  /// Why the plan would refuse `tried`, where it would not refuse `before`; names that are still to
  /// be asked for are made up.
  [[nodiscard]] std::optional<std::string> objection(DeploymentForm before,
                                                     DeploymentForm tried) const;

  /// The variable that the account's token is in; none where an account file stands for it.
  [[nodiscard]] std::optional<std::string> token_variable(const DeploymentForm& form) const;

 private:
  [[nodiscard]] Result<void> fetch_zones(const DeploymentForm& form);
  [[nodiscard]] Result<std::vector<Zone>> try_zones(const DeploymentForm& form);
  [[nodiscard]] Result<void> choose_zone(DeploymentForm& form);
  [[nodiscard]] Result<void> enter_domain(DeploymentForm& form);
  [[nodiscard]] Result<std::vector<Database>> fetch_databases(const DeploymentForm& form);
  [[nodiscard]] const std::vector<Zone>& zones_of_account(const DeploymentForm& form) const;
  [[nodiscard]] Result<void> name_database(const std::string& label, DatabaseWish wish,
                                           DeploymentForm& form);
  [[nodiscard]] Result<void> choose_database(DeploymentForm& form);
  [[nodiscard]] std::optional<std::string> domain_objection(const std::string& text,
                                                            const DeploymentForm& form) const;
  [[nodiscard]] const Zone* zone_of(const std::string& host, const DeploymentForm& form) const;
  /// Whose token asks: a key of Desired::accounts.
  [[nodiscard]] std::string account_key(const DeploymentForm& form) const;
  [[nodiscard]] std::string shown_id(const std::string& id) const;

  Interview& interview_;
  CommandContext& context_;
  const Desired& desired_;
  TypedEnvironment& environment_;
  const FormCheck& check_;
  std::optional<Deployment> standing_;
  std::map<std::string, std::vector<Zone>> zones_;          ///< by key of the account
  std::map<std::string, std::vector<Database>> databases_;  ///< by the account's id
};

}  // namespace cfplan
