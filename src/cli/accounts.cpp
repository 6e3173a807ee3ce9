#include "cli/accounts.hpp"

#include "cfplan/providers/account_file.hpp"
#include "cfplan/providers/cloudflare/cloudflare.hpp"
#include "cfplan/providers/host/curl_http_client.hpp"

namespace cfplan {
namespace {

AccountTokens tokens_for(const Desired& desired, const Environment& environment) {
  AccountTokens tokens;
  for (const auto& [name, account] : desired.accounts) {
    AccountToken& token = tokens[name];
    token.variable = account.token_env;
    token.token = Sensitive(environment.get(account.token_env).value_or(""));
    if (account.id) token.account_id = *account.id;
    // wrangler's variable speaks of wrangler's own token: the account that is not named.
    if (!account.id && name.empty()) {
      token.account_id = environment.get("CLOUDFLARE_ACCOUNT_ID").value_or("");
    }
  }
  return tokens;
}

}  // namespace

Result<AccountProvider*> Accounts::open(const Desired& desired) {
  if (!provider_) {
    Result<AccountProvider> opened = file_.empty() ? open_api(desired) : open_account_file(file_);
    if (!opened) return fail(std::move(opened.error()));
    provider_ = std::move(*opened);
  }
  return &*provider_;
}

Result<AccountProvider> Accounts::open_api(const Desired& desired) {
  auto base_url = api_base_url(host_.environment.get("CLOUDFLARE_API_BASE_URL"));
  if (!base_url) return fail(std::move(base_url.error()));
  http_ = std::make_unique<CurlHttpClient>(HttpLimits{}, host_.interruption);
  return open_cloudflare(*base_url, tokens_for(desired, environment_), *http_, host_.clock);
}

}  // namespace cfplan
