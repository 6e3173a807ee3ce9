#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/ports/clock.hpp"
#include "cfplan/ports/environment.hpp"
#include "cfplan/ports/http_client.hpp"
#include "cfplan/providers/account_provider.hpp"
#include "cfplan/providers/cloudflare/cloudflare.hpp"
#include "cfplan/providers/cloudflare/server_clock.hpp"
#include "cli/commands/commands.hpp"
#include "cli/countdown_clock.hpp"

namespace cfplan {

/// The accounts of one run: the file that `--account-file` names, or the Cloudflare API with the
/// tokens of the environment. Nothing is opened before it is asked for.
class Accounts {
 public:
  explicit Accounts(const CommandContext& context) : Accounts(context, context.host.environment) {}
  /// With the tokens of another environment than the process's.
  Accounts(const CommandContext& context, const Environment& environment);

  /// Who answers for the accounts of the manifest; opened once.
  [[nodiscard]] Result<AccountProvider*> open(const Desired& desired);

  /// When what it answers was true, in RFC 3339; empty: it is true now, or nobody was asked.
  [[nodiscard]] std::string taken_at() const;

  /// The tokens of the manifest's accounts.
  [[nodiscard]] AccountTokens tokens(const Desired& desired) const;

  /// This machine's clock less the API's; none as long as the API has not told the time.
  [[nodiscard]] std::optional<std::chrono::seconds> clock_difference() const;

 private:
  [[nodiscard]] Result<AccountProvider> open_api(const Desired& desired);

  /// The clock whose long sleeps somebody sees.
  [[nodiscard]] Clock& patient_clock();

  std::string file_;
  Host& host_;
  Output& output_;
  const Environment& environment_;
  std::optional<CountdownClock> countdown_;
  std::unique_ptr<HttpClient> http_;
  std::optional<ServerClock> server_clock_;
  std::optional<AccountProvider> provider_;
};

}  // namespace cfplan
