#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"
#include "finding.hpp"
#include "project_facts.hpp"

namespace cfplan {

/// The account a deployment is in, and whose token speaks for it.
struct AccountChoice {
  std::string account;  ///< key of Desired::accounts
  std::string id;
  bool operator==(const AccountChoice&) const = default;
};

/// Which account a managed deployment is in (contract, section 5): its `account:`, else the
/// wrangler file's, else the account of its zone, else what CLOUDFLARE_ACCOUNT_ID says, else the
/// token's only one. CLOUDFLARE_ACCOUNT_ID also decides where several accounts have the zone; other
/// candidates than one are an error that lists them. Every token is checked before anything else
/// is asked with it.
class AccountFinder {
 public:
  AccountFinder(const Desired& desired, const ProjectFacts& project, const Account& account)
      : desired_(desired), project_(project), account_(account) {}

  [[nodiscard]] Finding<AccountChoice> find(const Deployment& deployment) const;

  /// The key as far as the manifest and the files say it, with nothing asked.
  [[nodiscard]] std::optional<std::string> known_key(const Deployment& deployment) const;

  /// The zones to look in: those asked for this account id, else all that the token sees; null
  /// when neither was asked.
  [[nodiscard]] const Answer<std::vector<Zone>>* zones(const AccountChoice& choice) const;

 private:
  struct Candidate;
  void keep_preferred(std::vector<Candidate>& candidates) const;
  [[nodiscard]] std::optional<std::string> written_id(const Deployment& deployment) const;
  [[nodiscard]] std::optional<Finding<AccountChoice>> token_obstacle(const std::string& key) const;
  [[nodiscard]] Finding<AccountChoice> in_account(const Deployment& deployment,
                                                  const std::string& key) const;
  [[nodiscard]] Finding<AccountChoice> by_token(const Deployment& deployment,
                                                const std::string& key) const;
  [[nodiscard]] Finding<AccountChoice> by_zone(const Deployment& deployment,
                                               const std::vector<std::string>& keys) const;
  [[nodiscard]] Diagnostic no_zone(const Deployment& deployment, const std::string& host,
                                   const std::vector<std::string>& keys) const;

  const Desired& desired_;
  const ProjectFacts& project_;
  const Account& account_;
};

}  // namespace cfplan
