#include "plan/resolving/account_finder.hpp"

#include <algorithm>
#include <utility>

#include "plan/resolving/account_problems.hpp"
#include "plan/resolving/zones.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kMostLookups = 2;  // the list of a small account is one request

}  // namespace

std::optional<std::string> AccountFinder::written_id(const Deployment& deployment) const {
  const WranglerIndex* file = project_.wrangler(deployment.wrangler_file);
  return file == nullptr ? std::nullopt : file->account_id(deployment.wrangler_env);
}

std::optional<std::string> AccountFinder::known_key(const Deployment& deployment) const {
  if (deployment.account) return deployment.account->value;
  if (desired_.accounts.size() == 1) return desired_.accounts.begin()->first;
  const std::optional<std::string> written = written_id(deployment);
  if (!written) return std::nullopt;
  std::vector<std::string> without_id;
  for (const auto& [key, account] : desired_.accounts) {
    if (account.id == written) return key;
    if (!account.id) without_id.push_back(key);
  }
  if (without_id.size() == 1) return without_id.front();
  return std::nullopt;
}

// A token that is not known to be good chooses no account.
std::optional<Finding<AccountChoice>> AccountFinder::token_obstacle(const std::string& key) const {
  const Answer<Token>* token = account_.token(key);
  if (token == nullptr) return Open{{Question{Topic::Token, key, "", ""}}};
  if (token->is_unknown()) return Diagnostics{token->why()};
  const DesiredAccount& account = desired_.accounts.at(key);
  if (token->is_absent()) return Diagnostics{missing_token(account)};
  const std::string& status = token->value().status;
  if (status != "active" && !status.empty()) return Diagnostics{unusable_token(account, status)};
  return std::nullopt;
}

const Answer<std::vector<Zone>>* AccountFinder::zones(const Deployment& deployment,
                                                      const AccountChoice& choice) const {
  for (const std::string& id : {choice.id, std::string()}) {
    if (const auto* all = account_.zones(choice.account, id)) return all;
  }
  const std::vector<std::string> names = zone_candidates(deployment);
  for (const std::string& id : {choice.id, std::string()}) {
    const auto* named = account_.zones(choice.account, id, names);
    if (named != nullptr && answers(*named, deployment, choice.id)) return named;
  }
  return nullptr;
}

bool AccountFinder::answers(const Answer<std::vector<Zone>>& zones, const Deployment& deployment,
                            const std::string& account_id) {
  if (zones.is_unknown()) return true;
  const std::vector<std::string> hosts = zone_hosts(deployment);
  return zones.is_here() && std::all_of(hosts.begin(), hosts.end(), [&](const std::string& host) {
           return !zones_for(deployment, zones.value(), account_id, host).empty();
         });
}

Question AccountFinder::zones_question(const Deployment& deployment,
                                       const AccountChoice& choice) const {
  Question question{Topic::Zones, choice.account, choice.id, ""};
  std::vector<std::string> names = zone_candidates(deployment);
  const bool by_name = lookup_ == ZoneLookup::ByName && names.size() <= kMostLookups;
  if (by_name && account_.zones(choice.account, choice.id, names) == nullptr) {
    question.zone_names = std::move(names);
  }
  return question;
}

Finding<AccountChoice> AccountFinder::find(const Deployment& deployment) const {
  if (const std::optional<std::string> key = known_key(deployment)) {
    if (desired_.accounts.contains(*key)) return in_account(deployment, *key);
    return Diagnostics{undeclared_account(deployment, desired_)};
  }
  std::vector<std::string> keys;
  for (const auto& [key, account] : desired_.accounts) keys.push_back(key);
  if (!needs_zone(deployment)) return Diagnostics{unnamed_account(deployment, keys)};
  return by_zone(deployment, keys);
}

std::optional<AccountChoice> AccountFinder::foreseen(const Deployment& deployment) const {
  const std::optional<std::string> key = known_key(deployment);
  if (!key || !desired_.accounts.contains(*key)) return std::nullopt;
  return written_choice(deployment, *key);
}

std::optional<AccountChoice> AccountFinder::written_choice(const Deployment& deployment,
                                                           const std::string& key) const {
  if (const auto& id = desired_.accounts.at(key).id) return AccountChoice{key, *id};
  if (desired_.accounts.size() > 1) return std::nullopt;
  const std::optional<std::string> written = written_id(deployment);
  return written ? std::optional(AccountChoice{key, *written}) : std::nullopt;
}

Finding<AccountChoice> AccountFinder::in_account(const Deployment& deployment,
                                                 const std::string& key) const {
  if (auto obstacle = token_obstacle(key)) return *std::move(obstacle);
  if (auto choice = written_choice(deployment, key)) return *std::move(choice);
  const std::optional<std::string> written = written_id(deployment);
  if (desired_.accounts.size() == 1) {
    return needs_zone(deployment) ? by_zone(deployment, {key}) : by_token(deployment, key);
  }
  // What the file says may be another account's id: only the token knows whether it is its own.
  const auto* seen = account_.accounts(key);
  if (seen == nullptr) return Open{{Question{Topic::Accounts, key, "", ""}}};
  if (seen->is_here()) {
    const auto& all = seen->value();
    const bool own = written && std::any_of(all.begin(), all.end(), [&](const AccountName& name) {
                       return name.id == *written;
                     });
    if (own) return AccountChoice{key, *written};
    if (all.size() == 1) return AccountChoice{key, all.front().id};
  }
  return needs_zone(deployment) ? by_zone(deployment, {key}) : by_token(deployment, key);
}

Finding<AccountChoice> AccountFinder::by_token(const Deployment& deployment,
                                               const std::string& key) const {
  const DesiredAccount& account = desired_.accounts.at(key);
  // An account's own token may not be able to list accounts: then nothing is asked.
  if (!account.preferred_id.empty()) return AccountChoice{key, account.preferred_id};
  const auto* seen = account_.accounts(key);
  if (seen == nullptr) return Open{{Question{Topic::Accounts, key, "", ""}}};
  if (seen->is_unknown()) return Diagnostics{seen->why()};
  if (seen->is_here() && seen->value().size() == 1) {
    return AccountChoice{key, seen->value().front().id};
  }
  const std::vector<AccountName> none;
  return Diagnostics{
      undecided_account(deployment, account, seen->is_here() ? seen->value() : none)};
}

struct AccountFinder::Candidate {
  AccountChoice choice;
  const Zone* zone;
};

void AccountFinder::keep_preferred(std::vector<Candidate>& candidates) const {
  const auto is_preferred = [this](const Candidate& c) {
    return c.choice.id == desired_.accounts.at(c.choice.account).preferred_id;
  };
  if (std::none_of(candidates.begin(), candidates.end(), is_preferred)) return;
  std::erase_if(candidates, [&](const Candidate& c) { return !is_preferred(c); });
}

Finding<AccountChoice> AccountFinder::by_zone(const Deployment& deployment,
                                              const std::vector<std::string>& keys) const {
  Open open;
  for (const std::string& key : keys) {
    auto obstacle = token_obstacle(key);
    if (obstacle && !std::holds_alternative<Open>(*obstacle)) return *std::move(obstacle);
    if (obstacle) {
      open.questions.push_back({Topic::Token, key, "", ""});
      continue;
    }
    const std::string id = desired_.accounts.at(key).id.value_or("");
    const auto* known = zones(deployment, {key, id});
    if (known == nullptr) open.questions.push_back(zones_question(deployment, {key, id}));
    else if (known->is_unknown()) return Diagnostics{known->why()};
  }
  if (!open.questions.empty()) return open;

  std::vector<Candidate> candidates;
  for (const std::string& host : zone_hosts(deployment)) {
    std::vector<Candidate> best;
    for (const std::string& key : keys) {
      const std::string id = desired_.accounts.at(key).id.value_or("");
      const auto* known = zones(deployment, {key, id});
      if (!known->is_here()) continue;
      for (const Zone* zone : zones_for(deployment, known->value(), id, host)) {
        const std::size_t length = best.empty() ? 0 : best.front().zone->name.size();
        if (zone->name.size() < length) continue;
        if (zone->name.size() > length) best.clear();
        best.push_back({{key, zone->account_id.empty() ? id : zone->account_id}, zone});
      }
    }
    if (best.empty()) return Diagnostics{no_zone(deployment, host, keys)};
    keep_preferred(best);
    candidates.insert(candidates.end(), best.begin(), best.end());
  }
  const AccountChoice& first = candidates.front().choice;
  const bool one = std::all_of(candidates.begin(), candidates.end(),
                               [&](const Candidate& c) { return c.choice == first; });
  if (one) return first;
  std::vector<std::string> found;
  for (const Candidate& c : candidates) {
    std::string text = c.zone->name + " in account " + c.choice.id;
    if (!c.zone->account_name.empty()) text += " (" + c.zone->account_name + ")";
    if (std::find(found.begin(), found.end(), text) == found.end()) found.push_back(text);
  }
  return Diagnostics{several_accounts(deployment, found)};
}

Diagnostic AccountFinder::no_zone(const Deployment& deployment, const std::string& host,
                                  const std::vector<std::string>& keys) const {
  std::vector<std::string> names;
  for (const std::string& key : keys) {
    const auto* known = zones(deployment, {key, desired_.accounts.at(key).id.value_or("")});
    if (!known->is_here()) continue;
    for (const Zone& zone : known->value()) names.push_back(zone.name);
  }
  const std::string where =
      keys.size() == 1 ? account_text(keys.front(), "") : "any of the accounts";
  return missing_zone(deployment, host, where, names);
}

}  // namespace cfplan
