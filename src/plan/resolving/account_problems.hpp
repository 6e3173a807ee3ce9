#pragma once

#include <string>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"

namespace cfplan {

/// What can be wrong with a deployment's account and with what it looks for there: CFP42xx.

[[nodiscard]] Diagnostic missing_token(const DesiredAccount& account);
[[nodiscard]] Diagnostic unusable_token(const DesiredAccount& account, const std::string& status);
[[nodiscard]] Diagnostic undeclared_account(const Deployment& deployment, const Desired& desired);
/// Several `accounts:` and nothing that says which.
[[nodiscard]] Diagnostic unnamed_account(const Deployment& deployment,
                                         const std::vector<std::string>& keys);
/// The token sees none, or several.
[[nodiscard]] Diagnostic undecided_account(const Deployment& deployment,
                                           const DesiredAccount& account,
                                           const std::vector<AccountName>& seen);
/// `found`: "example.com in account 0506… (Main)".
[[nodiscard]] Diagnostic several_accounts(const Deployment& deployment,
                                          const std::vector<std::string>& found);
[[nodiscard]] Diagnostic missing_zone(const Deployment& deployment, const std::string& host,
                                      const std::string& where,
                                      const std::vector<std::string>& names);
[[nodiscard]] Diagnostic several_zones(const Deployment& deployment, const std::string& host,
                                       const std::vector<const Zone*>& zones);
[[nodiscard]] Diagnostic route_outside_zone(const Deployment& deployment, const DesiredRoute& route,
                                            const std::string& zone);
/// `zone_id: env` has room for one zone only.
[[nodiscard]] Diagnostic several_bare_zones(const Deployment& deployment,
                                            const std::vector<std::string>& zones);
[[nodiscard]] Diagnostic missing_resource(const Deployment& deployment,
                                          const DesiredBinding& wanted, const std::string& where,
                                          const std::vector<Resource>& known);
[[nodiscard]] Diagnostic several_resources(const Deployment& deployment,
                                           const DesiredBinding& wanted, const std::string& where,
                                           const std::vector<std::string>& ids);
/// `what` of the account was never asked: "zones", "databases", "workers", "secrets".
[[nodiscard]] Diagnostic not_asked(const std::string& what, const std::string& where);

}  // namespace cfplan
