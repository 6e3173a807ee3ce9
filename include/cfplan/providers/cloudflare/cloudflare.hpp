#pragma once

#include <map>
#include <optional>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/base/sensitive.hpp"
#include "cfplan/ports/clock.hpp"
#include "cfplan/ports/http_client.hpp"
#include "cfplan/providers/account_provider.hpp"

namespace cfplan {

/// The token that speaks for one account of the manifest.
struct AccountToken {
  Sensitive token;         ///< empty: every question is answered with CFP4001
  std::string variable;    ///< the environment variable it came from, for messages
  std::string account_id;  ///< when the manifest or CLOUDFLARE_ACCOUNT_ID says it
};

/// By key of Desired::accounts; every account of the manifest is in it.
using AccountTokens = std::map<std::string, AccountToken>;

/// Where the API is, from `CLOUDFLARE_API_BASE_URL`: https, or http on this machine only; none is
/// Cloudflare's own address. Without a final slash. Error CFP4002.
[[nodiscard]] Result<std::string> api_base_url(const std::optional<std::string>& setting);

/// The Cloudflare API as a provider. Requests are paced to Cloudflare's budget of 1,200 in five
/// minutes for a token, and what may be repeated is repeated after a passing failure. A token
/// leaves in the Authorization header and nowhere else. `http` and `clock` must outlive it.
[[nodiscard]] AccountProvider open_cloudflare(const std::string& base_url, AccountTokens tokens,
                                              HttpClient& http, Clock& clock);

}  // namespace cfplan
