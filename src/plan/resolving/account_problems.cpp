#include "plan/resolving/account_problems.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "plan/resolving/zones.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kNearest = 3;

Diagnostic problem(const Deployment& deployment, std::string code, std::string message,
                   const Origin& origin, std::string resource, std::string hint) {
  return {std::move(code),     Severity::Error, std::move(message),   place_of(origin),
          std::move(resource), std::move(hint), deployment.key.text()};
}

// Where the manifest says the host: as the domain, in a route's pattern, or somewhere at all.
const Origin& origin_of_host(const Deployment& deployment, const std::string& host) {
  if (deployment.domain && deployment.domain->value == host) return deployment.domain->origin;
  for (const DesiredRoute& route : deployment.routes) {
    if (host_of(route.pattern) == host) return route.origin;
  }
  return deployment.origin;
}

std::string nearest_text(const std::string& name, const std::vector<std::string>& names) {
  const std::vector<std::string> close = nearest(name, names, kNearest);
  if (close.empty()) return "there is none";
  return (close.size() == 1 ? "the nearest is " : "the nearest are ") + listed(close);
}

}  // namespace

Diagnostic missing_token(const DesiredAccount& account) {
  return {"CFP4201",
          Severity::Error,
          "no API token for " + account_text(account.name, account.id.value_or("")),
          place_of(account.origin),
          "",
          "set " + account.token_env,
          ""};
}

Diagnostic unusable_token(const DesiredAccount& account, const std::string& status) {
  return {"CFP4202",
          Severity::Error,
          "the API token of " + account_text(account.name, account.id.value_or("")) + " is " +
              visible(status),
          place_of(account.origin),
          "",
          "make a new one at Cloudflare and set " + account.token_env,
          ""};
}

Diagnostic undeclared_account(const Deployment& deployment, const Desired& desired) {
  const std::string& name = deployment.account->value;
  std::vector<std::string> names;
  for (const auto& [key, account] : desired.accounts) {
    if (!key.empty()) names.push_back(key);
  }
  const auto close = closest_match(name, names);
  return problem(deployment, "CFP4203", "there is no account " + in_quotes(name),
                 deployment.account->origin, "",
                 close ? "the closest is " + in_quotes(*close) : "declare it under accounts");
}

Diagnostic unnamed_account(const Deployment& deployment, const std::vector<std::string>& keys) {
  return problem(deployment, "CFP4204",
                 deployment.key.text() + " may be in any of " + counted(keys.size(), "account") +
                     ": " + listed(keys),
                 deployment.origin, "", "say which with account: NAME");
}

Diagnostic undecided_account(const Deployment& deployment, const DesiredAccount& account,
                             const std::vector<AccountName>& seen) {
  std::vector<std::string> names;
  for (const AccountName& one : seen) names.push_back(one.id + " (" + visible(one.name) + ")");
  std::string message = "the token of " + account_text(account.name, "") + " sees ";
  message += seen.empty() ? "no account" : counted(seen.size(), "account") + ": " + listed(names);
  std::string hint = "write the one that is meant as id: under accounts, or as account_id in " +
                     deployment.wrangler_file;
  if (account.token_env == "CLOUDFLARE_API_TOKEN") hint += ", or set CLOUDFLARE_ACCOUNT_ID";
  return problem(deployment, "CFP4205", message, deployment.origin, "", hint);
}

Diagnostic several_accounts(const Deployment& deployment, const std::vector<std::string>& found) {
  return problem(deployment, "CFP4206",
                 deployment.key.text() + " is in several accounts: " + listed(found),
                 deployment.domain ? deployment.domain->origin : deployment.origin, "",
                 "say which with account: NAME and its id under accounts, or with account_id in " +
                     deployment.wrangler_file);
}

Diagnostic missing_zone(const Deployment& deployment, const std::string& host,
                        const std::string& where, const std::vector<std::string>& names) {
  return problem(deployment, "CFP4210", "no zone for " + in_quotes(host) + " in " + where,
                 origin_of_host(deployment, host), "zone " + host,
                 nearest_text(host, names) +
                     "; correct the name, add the zone at Cloudflare, or say zone: null");
}

Diagnostic several_zones(const Deployment& deployment, const std::string& host,
                         const std::vector<const Zone*>& zones) {
  std::vector<std::string> ids;
  for (const Zone* zone : zones) ids.push_back(zone->id + " (" + visible(zone->status) + ")");
  return problem(deployment, "CFP4211", "several zones for " + in_quotes(host) + ": " + listed(ids),
                 origin_of_host(deployment, host), "zone " + zones.front()->name,
                 "remove the ones that are not meant at Cloudflare");
}

Diagnostic route_outside_zone(const Deployment& deployment, const DesiredRoute& route,
                              const std::string& zone) {
  return problem(deployment, "CFP4212",
                 "the route " + in_quotes(route.pattern) + " is not in the zone " + in_quotes(zone),
                 route.origin, "zone " + zone,
                 "correct the pattern, or leave zone out to have it found from each route's host");
}

Diagnostic several_bare_zones(const Deployment& deployment, const std::vector<std::string>& zones) {
  return problem(deployment, "CFP4213",
                 "the routes are in " + counted(zones.size(), "zone") +
                     ", and zone_id: env has room for one: " + listed(zones),
                 deployment.origin, "", "say zone_id: route under layout");
}

Diagnostic missing_resource(const Deployment& deployment, const DesiredBinding& wanted,
                            const std::string& where, const std::vector<Resource>& known) {
  std::vector<std::string> names;
  for (const Resource& one : known) names.push_back(one.name);
  const BindingWords& words = words_of(wanted.kind);
  const std::string noun(words.noun);
  const std::string next = words.creation == Creation::ByName
                               ? "correct the name, or say create: true to have it made"
                               : "correct the name, or make it with wrangler";
  return problem(deployment, "CFP4220",
                 "no " + noun + " " + in_quotes(wanted.name) + " in " + where, wanted.origin,
                 noun + " " + wanted.name, nearest_text(wanted.name, names) + "; " + next);
}

Diagnostic several_resources(const Deployment& deployment, const DesiredBinding& wanted,
                             const std::string& where, const std::vector<std::string>& ids) {
  const BindingWords& words = words_of(wanted.kind);
  return problem(deployment, "CFP4221",
                 "several " + std::string(words.nouns) + " " + in_quotes(wanted.name) + " in " +
                     where + ": " + listed(ids),
                 wanted.origin, std::string(words.noun) + " " + wanted.name,
                 "rename the ones that are not meant at Cloudflare");
}

Diagnostic not_asked(const std::string& what, const std::string& where) {
  return {"CFP4230",
          Severity::Error,
          "could not tell the " + what + " of " + where,
          std::nullopt,
          "",
          "nothing was asked of the account",
          ""};
}

}  // namespace cfplan
