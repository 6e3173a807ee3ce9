#include "cli/accounts.hpp"

#include "cfplan/providers/account_file.hpp"
#include "cfplan/providers/host/curl_http_client.hpp"

namespace cfplan {

Accounts::Accounts(const CommandContext& context, const Environment& environment)
    : file_(context.options.account_file),
      host_(context.host),
      output_(context.output),
      environment_(environment) {}

AccountTokens Accounts::tokens(const Desired& desired) const {
  AccountTokens tokens;
  for (const auto& [name, account] : desired.accounts) {
    AccountToken& token = tokens[name];
    token.variable = account.token_env;
    token.token = Sensitive(environment_.get(account.token_env).value_or(""));
    token.account_id = account.id.value_or(account.preferred_id);
  }
  return tokens;
}

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
  http_ = std::make_unique<CurlHttpClient>(HttpLimits{}, host_.interruption,
                                           certificate_trust(host_.environment));
  server_clock_.emplace(*http_, host_.clock);
  return open_cloudflare(*base_url, tokens(desired), *server_clock_, patient_clock());
}

Clock& Accounts::patient_clock() {
  if (!host_.terminal.errors_are_terminal()) return host_.clock;
  return countdown_.emplace(host_.clock, [this](std::string_view line) { output_.progress(line); });
}

std::string Accounts::taken_at() const { return provider_ ? provider_->reader->taken_at() : ""; }

std::optional<std::chrono::seconds> Accounts::clock_difference() const {
  return server_clock_ ? server_clock_->difference() : std::nullopt;
}

}  // namespace cfplan
