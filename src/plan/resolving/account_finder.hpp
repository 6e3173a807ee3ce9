#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"
#include "plan/guards/finding.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// The account a deployment is in, and whose token speaks for it.
struct AccountChoice {
  std::string account;  ///< key of Desired::accounts
  std::string id;
  bool operator==(const AccountChoice&) const = default;
};

/// How zones are looked for: in the list of all, or by the names that they can have, with one
/// request each, as long as those are few.
enum class ZoneLookup { List, ByName };

/// Which account a managed deployment is in (contract, section 5): its `account:`, else the
/// wrangler file's, else the account of its zone, else what CLOUDFLARE_ACCOUNT_ID says, else the
/// token's only one. CLOUDFLARE_ACCOUNT_ID also decides where several accounts have the zone; other
/// candidates than one are an error that lists them. No choice is made before the token is checked.
class AccountFinder {
 public:
  AccountFinder(const Desired& desired, const ProjectFacts& project, const Account& account,
                ZoneLookup lookup = ZoneLookup::List)
      : desired_(desired), project_(project), account_(account), lookup_(lookup) {}

  [[nodiscard]] Finding<AccountChoice> find(const Deployment& deployment) const;

  /// The account that find will choose once the token is known to be good, as far as the manifest
  /// and the files say it, with nothing asked.
  [[nodiscard]] std::optional<AccountChoice> foreseen(const Deployment& deployment) const;

  /// The key as far as the manifest and the files say it, with nothing asked.
  [[nodiscard]] std::optional<std::string> known_key(const Deployment& deployment) const;

  /// The zones to look in: those asked for this account id, else all that the token sees, else
  /// those that were looked up by name, if every host has one among them; null when there are none
  /// of these.
  [[nodiscard]] const Answer<std::vector<Zone>>* zones(const Deployment& deployment,
                                                       const AccountChoice& choice) const;

  /// What is to be asked while there are none. A lookup that did not find all is followed by the
  /// list, from which a message names what is close.
  [[nodiscard]] Question zones_question(const Deployment& deployment,
                                        const AccountChoice& choice) const;

 private:
  struct Candidate;
  void keep_preferred(std::vector<Candidate>& candidates) const;
  [[nodiscard]] std::optional<std::string> written_id(const Deployment& deployment) const;
  [[nodiscard]] std::optional<Finding<AccountChoice>> token_obstacle(const std::string& key) const;
  [[nodiscard]] std::optional<AccountChoice> written_choice(const Deployment& deployment,
                                                            const std::string& key) const;
  /// Whether each of the deployment's hosts has one of them, or it is known why not.
  [[nodiscard]] static bool answers(const Answer<std::vector<Zone>>& zones,
                                    const Deployment& deployment, const std::string& account_id);
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
  ZoneLookup lookup_;
};

}  // namespace cfplan
