#pragma once

#include <string>
#include <string_view>

namespace cfplan {

/// Whether `name = value` looks like a credential in plain text (contract, section 6): the value
/// has a known token form, or the name ends in TOKEN, SECRET, PASSWORD, PASSWD, PRIVATE_KEY,
/// API_KEY or SECRET_KEY and the value is a string of 8 or more characters that is no URL, number
/// or boolean. Never for a name with PUBLIC or PUBLISHABLE in it.
[[nodiscard]] bool is_credential(std::string_view name, std::string_view value);

/// Whether the name alone makes a credential of what can be one; then of what is below it too.
[[nodiscard]] bool has_credential_name(std::string_view name);

/// Whether the text itself has the form of a known token: `sk_live_…`, `ghp_…`, `AKIA…`, a PEM
/// private key, a JWT, a Cloudflare token.
[[nodiscard]] bool has_token_form(std::string_view text);

/// The line with every value that looks like a credential as `****`, for lines of env files, TOML,
/// JSON and YAML alike; a value without quotes is taken to go to the end of the line.
[[nodiscard]] std::string mask_credentials(std::string_view line);

inline constexpr std::string_view kMask = "****";

}  // namespace cfplan
