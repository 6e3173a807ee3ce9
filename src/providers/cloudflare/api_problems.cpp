#include "providers/cloudflare/api_problems.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kShownMessageBytes = 120;

// One way for the API to say no. In `hint`, {permission} and {variable} are filled in.
struct KnownRefusal {
  const char* code;
  const char* reason;
  const char* hint;
};

constexpr KnownRefusal kInvalidToken{
    "CFP4003", "the token in {variable} is not accepted",
    "make a new API token in the Cloudflare dashboard and put it into {variable}"};
constexpr KnownRefusal kNotAllowed{
    "CFP4004", "the token in {variable} is not allowed to",
    "give the token the permission \"{permission}\" for this account and its zones, or replace it "
    "when it has expired"};
constexpr KnownRefusal kRateLimited{
    "CFP4005", "Cloudflare's rate limit is reached",
    "wait five minutes and run it again; all tools that use this token share 1,200 requests in "
    "five minutes"};
constexpr KnownRefusal kServerTrouble{
    "CFP4006", "Cloudflare has a problem of its own",
    "run it again later; www.cloudflarestatus.com shows known incidents"};
constexpr KnownRefusal kOther{"CFP4014", "the API refused",
                              "look the code up in Cloudflare's API documentation"};
constexpr KnownRefusal kNoSuchAccount{
    "CFP4019", "no account of the token has this id",
    "correct account_id in wrangler.toml or the id under accounts, or use a token of that account"};
constexpr KnownRefusal kNoSuchWorker{"CFP4016", "there is no such worker",
                                     "run wrangler deploy for it, then cfplan apply again"};
constexpr KnownRefusal kNotDeployed{
    "CFP4017", "the latest version of the worker is not deployed",
    "run wrangler deploy or wrangler versions deploy for it, then cfplan apply again"};
constexpr KnownRefusal kBindingTaken{
    "CFP4018", "a secret has the name of another binding of the worker",
    "rename the secret or the binding, so that each name stands once"};

struct KnownCode {
  int code;
  KnownRefusal refusal;
};

// Every code of Cloudflare's API that the requests of cfplan are known to meet.
constexpr std::array kCodes{
    KnownCode{971, kRateLimited},
    KnownCode{1000, kInvalidToken},
    KnownCode{1001,
              {"CFP4013", "the token belongs to an account and cannot list accounts",
               "write the account's id under accounts in the manifest, or set "
               "CLOUDFLARE_ACCOUNT_ID"}},
    KnownCode{6003, kInvalidToken},
    KnownCode{6111, kInvalidToken},
    KnownCode{7003, kNoSuchAccount},
    KnownCode{7406,
              {"CFP4015", "the account has as many databases as it may have",
               "delete a database that is not used, or raise the limit of the plan"}},
    KnownCode{9106, kInvalidToken},
    KnownCode{9109, kNotAllowed},
    KnownCode{10000, kNotAllowed},
    KnownCode{10001, kInvalidToken},
    KnownCode{10007, kNoSuchWorker},
    KnownCode{10053, kBindingTaken},
    KnownCode{
        10054,
        {"CFP4020", "a secret is larger than Cloudflare takes", "keep each value within 5 KB"}},
    KnownCode{10055,
              {"CFP4020", "the worker has as many variables and secrets as it may have",
               "remove some that are not used; 128 is the limit of the paid plan, 64 of the free "
               "one"}},
    KnownCode{10056, kBindingTaken},
    KnownCode{10063,
              {"CFP4021", "the account has no workers.dev subdomain yet",
               "open Workers & Pages in the Cloudflare dashboard once, which makes one"}},
    KnownCode{10090, kNoSuchWorker},
    KnownCode{10092, kNoSuchWorker},
    KnownCode{10100, kRateLimited},
    KnownCode{10214, kNotDeployed},
    KnownCode{10215, kNotDeployed},
};

std::string filled_in(std::string text, const Errand& errand) {
  const auto replace = [&text](const std::string& name, const std::string& value) {
    const std::size_t at = text.find(name);
    if (at != std::string::npos) text.replace(at, name.size(), value);
  };
  replace("{permission}", errand.permission);
  replace("{variable}", errand.variable);
  return text;
}

// The words of a stranger: made harmless and short.
std::string quoted(const std::string& words) {
  return visible(words.substr(0, kShownMessageBytes));
}

Diagnostic make(const char* code, const Errand& errand, const std::string& reason,
                const std::string& hint) {
  Diagnostic diagnostic{.code = code, .message = "could not " + errand.what + ": " + reason};
  diagnostic.resource = errand.resource;
  diagnostic.hint = hint;
  return diagnostic;
}

const KnownRefusal* find_refusal(const ApiFailure& failure) {
  for (const ApiError& error : failure.errors) {
    const auto* const known = std::find_if(
        kCodes.begin(), kCodes.end(), [&](const KnownCode& k) { return k.code == error.code; });
    if (known != kCodes.end()) return &known->refusal;
  }
  return nullptr;
}

// Where no permission is needed, what is not allowed has no valid token.
const KnownRefusal& refusal_of(const ApiFailure& failure, const Errand& errand) {
  const KnownRefusal& not_allowed = errand.permission.empty() ? kInvalidToken : kNotAllowed;
  if (failure.is_rate_limit()) return kRateLimited;
  const KnownRefusal* known = find_refusal(failure);
  if (known != nullptr && known->code != std::string_view(kNotAllowed.code)) return *known;
  if (known != nullptr || failure.status == 403) return not_allowed;
  if (failure.status == 401) return kInvalidToken;
  if (failure.status >= 500) return kServerTrouble;
  return kOther;
}

std::string own_words(const ApiFailure& failure) {
  std::vector<std::string> parts;
  for (const ApiError& error : failure.errors) {
    std::string part = error.code != 0 ? "code " + std::to_string(error.code) : std::string();
    if (!part.empty() && !error.message.empty()) part += ": ";
    parts.push_back(part + quoted(error.message));
  }
  if (parts.empty()) parts.push_back("HTTP status " + std::to_string(failure.status));
  return " (" + join(parts, "; ") + ")";
}

Diagnostic explain_refusal(const ApiFailure& failure, const Errand& errand) {
  const KnownRefusal& refusal = refusal_of(failure, errand);
  return make(refusal.code, errand, filled_in(refusal.reason, errand) + own_words(failure),
              filled_in(refusal.hint, errand));
}

Diagnostic explain_transport(const ApiFailure& failure, const Errand& errand) {
  const std::string words = " (" + quoted(failure.detail) + ")";
  switch (failure.fault) {
    case TransportFault::CouldNotResolve:
      return make("CFP4007", errand, "the API's host name could not be resolved" + words,
                  "check the network, the proxy settings and CLOUDFLARE_API_BASE_URL");
    case TransportFault::Refused:
      return make("CFP4007", errand, "no connection to the API" + words,
                  "check the network, the proxy settings and CLOUDFLARE_API_BASE_URL");
    case TransportFault::Tls:
      return make("CFP4009", errand, "the API's certificate could not be trusted" + words,
                  "check the clock and the installed root certificates; something between may "
                  "read the traffic");
    case TransportFault::TimedOut:
      return make("CFP4008", errand, "the API did not answer in time" + words,
                  "run it again later; www.cloudflarestatus.com shows known incidents");
    case TransportFault::TooLarge:
      return make("CFP4010", errand, "the answer is too long" + words,
                  "check CLOUDFLARE_API_BASE_URL and any proxy between");
    case TransportFault::Interrupted:
      return make("CFP4012", errand, "interrupted before the answer came", "run it again");
    case TransportFault::Reset: break;
  }
  return make("CFP4007", errand, "the connection to the API broke" + words, "run it again");
}

}  // namespace

Diagnostic missing_token(const Errand& errand) {
  Diagnostic diagnostic = make("CFP4001", errand, errand.variable + " is not set", "");
  diagnostic.hint = "set " + errand.variable +
                    " to an API token with Zone Read, D1 Read and Workers Scripts Read (Write for "
                    "apply), or use --account-file";
  return diagnostic;
}

Diagnostic broken_token(const Errand& errand) {
  return make("CFP4022", errand,
              errand.variable +
                  " holds no token: there is a blank, a line break or another "
                  "character in it that no token has",
              "set it to the token alone; nothing was sent");
}

Diagnostic unexpected_shape(const Errand& errand, const std::string& what) {
  return make("CFP4010", errand, "the answer is not in the API's form (" + what + ")",
              "check CLOUDFLARE_API_BASE_URL and any proxy between");
}

Diagnostic explain(const ApiFailure& failure, const Errand& errand) {
  switch (failure.kind) {
    case ApiFailureKind::NoAnswer: return explain_transport(failure, errand);
    case ApiFailureKind::Challenged:
      return make("CFP4011", errand,
                  "a firewall in front of the API asks for a browser (cf-ray " +
                      quoted(failure.detail) + ")",
                  "use another network, or wait; datacenter addresses are sometimes blocked");
    case ApiFailureKind::Unreadable:
      if (failure.is_passing()) return explain_refusal(failure, errand);
      return unexpected_shape(errand, "HTTP status " + std::to_string(failure.status) + ", \"" +
                                          quoted(failure.detail) + "\"");
    case ApiFailureKind::Refused: break;
  }
  return explain_refusal(failure, errand);
}

}  // namespace cfplan
