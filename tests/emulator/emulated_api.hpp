#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/providers/embedded/embedded_accounts.hpp"
#include "emulator/api_reply.hpp"
#include "emulator/emulated_token.hpp"

namespace cfplan::tests {

/// Cloudflare's API as far as cfplan, wrangler and the official SDK use it, over the same accounts
/// as the embedded provider. No network in here; not safe for two threads at once.
class EmulatedApi {
 public:
  /// Without tokens, any is good.
  EmulatedApi(EmbeddedAccounts accounts, std::vector<EmulatedToken> tokens, Totals totals);

  [[nodiscard]] EmulatedResponse handle(const EmulatedRequest& request);

  [[nodiscard]] EmbeddedAccounts& accounts() { return accounts_; }
  /// The value last set; none when the secret is not there.
  [[nodiscard]] std::optional<std::string> secret_value(const std::string& worker,
                                                        const std::string& name) const;

 private:
  using Segments = std::vector<std::string>;

  [[nodiscard]] std::optional<EmulatedResponse> authenticate(const EmulatedRequest& request);
  [[nodiscard]] std::optional<EmulatedResponse> lacks(Permission permission) const;
  [[nodiscard]] EmulatedResponse route(const EmulatedRequest& request, const Segments& path);

  [[nodiscard]] EmulatedResponse user(const EmulatedRequest& request, const Segments& path) const;
  [[nodiscard]] EmulatedResponse memberships(const EmulatedRequest& request) const;
  [[nodiscard]] EmulatedResponse list_accounts(const EmulatedRequest& request) const;
  [[nodiscard]] EmulatedResponse verify() const;
  [[nodiscard]] EmulatedResponse zones(const EmulatedRequest& request, const Segments& path) const;
  [[nodiscard]] EmulatedResponse in_account(const EmulatedRequest& request, const Segments& path);
  /// None when the path is no list of things to bind.
  [[nodiscard]] std::optional<EmulatedResponse> resources(const EmulatedRequest& request,
                                                          const std::string& below_account,
                                                          EmbeddedAccount& account) const;
  [[nodiscard]] EmulatedResponse workers(const EmulatedRequest& request, const Segments& rest,
                                         EmbeddedAccount& account);
  [[nodiscard]] EmulatedResponse script(const EmulatedRequest& request, const Segments& rest,
                                        EmbeddedAccount& account);
  [[nodiscard]] EmulatedResponse secrets(const EmulatedRequest& request, const Segments& rest,
                                         EmbeddedWorker& worker);
  [[nodiscard]] EmulatedResponse put_secret(const EmulatedRequest& request, EmbeddedWorker& worker);
  [[nodiscard]] EmulatedResponse patch_secrets(const EmulatedRequest& request,
                                               EmbeddedWorker& worker);

  EmbeddedAccounts accounts_;
  std::vector<EmulatedToken> tokens_;
  Totals totals_;
  EmulatedToken caller_;
  std::map<std::pair<std::string, std::string>, std::string> secret_values_;
};

}  // namespace cfplan::tests
