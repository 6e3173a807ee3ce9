#include "manifest/reading/clashes.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cfplan/base/comparable_route.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "manifest/reading/route_pattern.hpp"

namespace cfplan {
namespace {

/// One thing that only one deployment can have.
struct Claim {
  std::string key;   ///< equal keys clash
  std::string what;  ///< for the message
};

using ClaimsOf = std::function<std::vector<Claim>(const Candidate&)>;

/// A kind of clash: its code, what is claimed, and what would tell the deployments apart.
struct ClashRule {
  std::string_view code;
  ClaimsOf claims;
  std::string_view hint;
};

bool is_present(const Candidate& candidate) {
  return candidate.deployment.state == DeploymentState::Present;
}

std::optional<std::string> written_account(const Deployment& deployment,
                                           const SharedFacts& shared) {
  const auto file = shared.wrangler_workers.find(deployment.wrangler_file);
  if (file == shared.wrangler_workers.end()) return std::nullopt;
  const auto section = file->second.sections.find(deployment.wrangler_env);
  const bool own = section != file->second.sections.end() && section->second.account_id;
  return own ? section->second.account_id : file->second.top.account_id;
}

// By its id where a file tells it; else by its name, which no id can be. What only the token can
// tell is left to the plan.
std::string account_of(const Candidate& candidate, const SharedFacts& shared) {
  const Deployment& deployment = candidate.deployment;
  const auto& accounts = shared.accounts;
  const bool named = deployment.account.has_value();
  const bool only = accounts.size() == 1;
  const DesiredAccount* declared = named  ? &accounts.at(deployment.account->value)
                                   : only ? &accounts.begin()->second
                                          : nullptr;
  if (declared != nullptr && declared->id && deployment.account_managed) return *declared->id;
  const auto written = written_account(deployment, shared);
  if (written && (only || !named)) return *written;
  return declared == nullptr ? "" : declared->id.value_or("account " + declared->name);
}

std::vector<Claim> section_of(const Candidate& candidate) {
  const Deployment& deployment = candidate.deployment;
  if (deployment.wrangler_env.empty() || deployment.wrangler_file.empty()) return {};
  return {{deployment.wrangler_file + "\n" + deployment.wrangler_env,
           "[env." + deployment.wrangler_env + "] of " + deployment.wrangler_file}};
}

std::vector<Claim> env_file_of(const Candidate& candidate) {
  const auto& file = candidate.deployment.env_file;
  if (!file) return {};
  return {{*file, "the env file " + *file}};
}

std::vector<Claim> worker_of(const Candidate& candidate, const SharedFacts& shared) {
  if (!candidate.worker || !is_present(candidate)) return {};
  return {{account_of(candidate, shared) + "\n" + *candidate.worker,
           "the Worker " + *candidate.worker}};
}

std::vector<Claim> routes_of(const Candidate& candidate) {
  std::vector<Claim> claims;
  if (!is_present(candidate)) return claims;
  for (const DesiredRoute& route : candidate.deployment.routes) {
    claims.push_back({comparable_route(route.pattern), "the route " + route.pattern});
  }
  return claims;
}

std::vector<Claim> creations_of(const Candidate& candidate, const SharedFacts& shared) {
  std::vector<Claim> claims;
  if (!is_present(candidate)) return claims;
  const Deployment& deployment = candidate.deployment;
  for (const auto* bindings : {&deployment.databases, &deployment.other_bindings}) {
    for (const DesiredBinding& one : *bindings) {
      if (!one.create) continue;
      const std::string thing = std::string(words_of(one.kind).noun) + " " + one.name;
      claims.push_back({account_of(candidate, shared) + "\n" + thing,
                        "the " + thing + ", which each of them creates"});
    }
  }
  return claims;
}

std::string place_text(const Origin& origin) {
  return origin.file + ":" + std::to_string(origin.line) + ":" + std::to_string(origin.column);
}

/// Those who claim one thing, in the order of the candidates.
struct Meeting {
  std::string what;
  std::vector<const Candidate*> who;
};

std::vector<Meeting> meetings(const std::vector<Candidate>& candidates, const ClaimsOf& claims) {
  std::map<std::string, Meeting> by_key;
  for (const Candidate& candidate : candidates) {
    for (Claim& claim : claims(candidate)) {
      Meeting& meeting = by_key[claim.key];
      meeting.what = std::move(claim.what);
      const bool again = !meeting.who.empty() && meeting.who.back() == &candidate;
      if (!again) meeting.who.push_back(&candidate);
    }
  }
  std::vector<Meeting> crowded;
  for (auto& [key, meeting] : by_key) {
    if (meeting.who.size() > 1) crowded.push_back(std::move(meeting));
  }
  return crowded;
}

// One name that a wrangler file itself gives to several sections: its author's, and wrangler's to
// allow, so that it is told and stops nothing.
bool stands_in_one_file(const Meeting& meeting) {
  const std::string& file = meeting.who.front()->deployment.wrangler_file;
  return std::all_of(meeting.who.begin(), meeting.who.end(), [&](const Candidate* candidate) {
    return !candidate->deployment.worker && candidate->deployment.wrangler_file == file;
  });
}

void report(const Meeting& meeting, const ClashRule& rule, Problems& problems,
            Severity severity = Severity::Error) {
  const Candidate& first = *meeting.who[0];
  const Candidate& second = *meeting.who[1];
  const std::size_t more = meeting.who.size() - 2;
  std::string message = second.deployment.key.text() + " and " + first.deployment.key.text();
  if (more > 0) message += " and " + std::to_string(more) + " more";
  message += " meet in " + meeting.what;
  problems.report({.code = std::string(rule.code),
                   .severity = severity,
                   .message = std::move(message),
                   .place = second.file->text.place(second.span),
                   .hint = first.deployment.key.text() + " is at " +
                           place_text(first.deployment.origin) + "; " + std::string(rule.hint)},
                  {});
  if (severity == Severity::Warning) return;
  for (const Candidate* candidate : meeting.who) problems.mark_broken(candidate->deployment.key);
}

// An env file that would have to be a folder too, for another one.
std::vector<Meeting> folder_meetings(const std::vector<Candidate>& candidates) {
  std::map<std::string_view, const Candidate*> owners;
  for (const Candidate& candidate : candidates) {
    if (candidate.deployment.env_file) owners.emplace(*candidate.deployment.env_file, &candidate);
  }
  std::vector<Meeting> found;
  for (const auto& [path, inner] : owners) {
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
         slash = path.find('/', slash + 1)) {
      const auto outer = owners.find(path.substr(0, slash));
      if (outer == owners.end()) continue;
      const std::string folder(outer->first);
      found.push_back(
          {folder + ", the env file of one and a folder of the other's", {outer->second, inner}});
    }
  }
  return found;
}

// Two Workers with wrangler's own names meet where their sections do, which is told already.
bool told_as_section(const Meeting& meeting) {
  const Deployment& first = meeting.who.front()->deployment;
  return std::all_of(meeting.who.begin(), meeting.who.end(), [&](const Candidate* candidate) {
    const Deployment& one = candidate->deployment;
    return !one.worker && one.wrangler_file == first.wrangler_file &&
           one.wrangler_env == first.wrangler_env;
  });
}

}  // namespace

void check_clashes(const std::vector<Candidate>& candidates, const SharedFacts& shared,
                   Problems& problems) {
  const ClashRule workers{
      "CFP1502", [&](const Candidate& candidate) { return worker_of(candidate, shared); },
      "tell them apart with layout.worker: \"${service}-${customer}-${environment}\", or give each "
      "its own worker"};
  const ClashRule env_files{
      "CFP1503", env_file_of,
      "tell them apart with layout.env_file: \"config/customers/${customer}/${environment}.env\", "
      "or give each its own env_file"};
  const std::vector<ClashRule> rules{
      {"CFP1501", section_of,
       "tell them apart with layout.wrangler_env: \"${customer}-${environment}\", or give each its "
       "own wrangler_env"},
      env_files,
      {"CFP1504", routes_of,
       "only one Worker gets the requests; write the pattern with ${domain} or ${customer} in it"},
      {"CFP1505", [&](const Candidate& candidate) { return creations_of(candidate, shared); },
       "write the name with ${customer} and ${environment} in it, or leave create: true to one"}};
  for (const ClashRule& rule : rules) {
    for (const Meeting& meeting : meetings(candidates, rule.claims)) {
      report(meeting, rule, problems);
    }
  }
  for (const Meeting& meeting : folder_meetings(candidates)) report(meeting, env_files, problems);
  for (const Meeting& meeting : meetings(candidates, workers.claims)) {
    if (told_as_section(meeting)) continue;
    report(meeting, workers, problems,
           stands_in_one_file(meeting) ? Severity::Warning : Severity::Error);
  }
}

}  // namespace cfplan
