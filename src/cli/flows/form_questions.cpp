#include "cli/flows/form_questions.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "cli/accounts.hpp"
#include "cli/exit_code.hpp"
#include "cli/flows/form_options.hpp"
#include "cli/pipeline.hpp"

namespace cfplan {
namespace {

/// The one list that a question asks for.
template <class Item>
Result<std::vector<Item>> ask_list(CommandContext& context, const Desired& desired,
                                   const Environment& environment, const Question& question) {
  Accounts accounts(context, environment);
  const Result<AccountProvider*> provider = accounts.open(desired);
  if (!provider) return fail(provider.error());
  const std::vector<Reply> replies = (*provider)->reader->ask({question});
  if (context.host.interruption.requested()) return fail(interrupted());
  const auto& answer = std::get<Answer<std::vector<Item>>>(replies.front());
  if (answer.is_unknown()) return fail(answer.why());
  return answer.is_here() ? answer.value() : std::vector<Item>();
}

/// Whether another token might help: this one is not accepted, or may not do it.
bool is_of_token(const Diagnostic& problem) {
  constexpr std::array<std::string_view, 3> kOfToken{"CFP4003", "CFP4004", "CFP4013"};
  return std::find(kOfToken.begin(), kOfToken.end(), problem.code) != kOfToken.end();
}

std::optional<std::string> expect_host(const std::string& text) {
  if (text.find('.') != std::string::npos && text.find_first_of(" /:") == std::string::npos) {
    return std::nullopt;
  }
  return "a domain is like shop.example.com";
}

std::optional<std::string> expect_text(const std::string& text) {
  return text.empty() ? std::optional<std::string>("a name is needed") : std::nullopt;
}

/// `NAME=VALUE`, or nothing to go on.
std::optional<std::string> expect_pair(const std::string& text) {
  const std::size_t equals = text.find('=');
  const bool fine = text.empty() || (equals != std::string::npos && equals > 0);
  return fine ? std::nullopt : std::optional<std::string>("write NAME=VALUE, or nothing to go on");
}

std::optional<std::string> expect_secret(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  const bool fine = equals != std::string::npos && is_identifier(name) &&
                    read_secret_source(name, text.substr(equals + 1)).has_value();
  if (fine) return std::nullopt;
  return "write NAME=from_env:VAR, NAME=from_file:PATH or NAME=generate:32, or nothing to go on";
}

}  // namespace

std::optional<std::string> FormQuestions::token_variable(const DeploymentForm& form) const {
  if (!context_.options.account_file.empty()) return std::nullopt;
  const auto named = desired_.accounts.find(account_key(form));
  return named == desired_.accounts.end() ? DesiredAccount{}.token_env : named->second.token_env;
}

std::string FormQuestions::account_key(const DeploymentForm& form) const {
  const std::string& named = form.account.empty() ? standing_account_ : form.account;
  if (desired_.accounts.contains(named) || desired_.accounts.empty()) return named;
  return desired_.accounts.begin()->first;
}

void FormQuestions::start_from(const Deployment& standing) {
  if (standing.account) standing_account_ = standing.account->value;
  if (standing.domain) standing_domain_ = standing.domain->value;
}

Result<void> FormQuestions::ask_account(DeploymentForm& form) {
  if (!form.account.empty() || desired_.accounts.size() < 2) return {};
  ChoiceField field{.label = "Account"};
  for (const auto& [name, account] : desired_.accounts) {
    field.choices.push_back({name, account.id ? shown_id(*account.id) : account.token_env});
  }
  const auto chosen = interview_.choose(field);
  if (!chosen) return fail(chosen.error());
  form.account = field.choices[*chosen].name;
  return {};
}

Result<void> FormQuestions::ask_domain(DeploymentForm& form) {
  if (auto fetched = fetch_zones(form); !fetched) return fetched;
  if (auto chosen = choose_zone(form); !chosen) return chosen;
  const Zone* zone = zone_of(form.domain);
  if (zone == nullptr) return {};
  interview_.say("Account ID: " + shown_id(zone->account_id) + "\nZone ID: " + shown_id(zone->id) +
                 "\n");
  return {};
}

// A token that was typed wrong is asked for again; one of the environment is the user's to mend.
Result<void> FormQuestions::fetch_zones(const DeploymentForm& form) {
  const auto variable = token_variable(form);
  while (!zones_) {
    const bool must_type = variable && environment_.get(*variable).value_or("").empty();
    if (must_type) {
      auto token = interview_.enter_secret({.label = "Cloudflare API token"});
      if (!token) return fail(std::move(token.error()));
      environment_.put(*variable, std::move(*token));
    }
    auto zones = try_zones(form);
    if (zones) {
      zones_ = std::move(*zones);
    } else if (!must_type || !is_of_token(zones.error().diagnostics.front())) {
      return fail(std::move(zones.error()));
    } else {
      context_.output.problems(zones.error().diagnostics);
      environment_.forget(*variable);
    }
  }
  return {};
}

Result<std::vector<Zone>> FormQuestions::try_zones(const DeploymentForm& form) {
  interview_.say("Fetching your domains ...\n");
  return ask_list<Zone>(context_, desired_, environment_,
                        {.topic = Topic::Zones, .account = account_key(form)});
}

Result<void> FormQuestions::choose_zone(DeploymentForm& form) {
  ChoiceField field{.label = "Domain"};
  for (const Zone& zone : *zones_) {
    field.choices.push_back(
        {zone.name, "zone " + shown_id(zone.id) + ", account " + shown_id(zone.account_id)});
  }
  field.choices.push_back({"another name", "a host in one of these zones"});
  const auto chosen = interview_.choose(field);
  if (!chosen) return fail(chosen.error());
  if (*chosen == zones_->size()) return enter_domain(form);
  form.domain = (*zones_)[*chosen].name;
  return {};
}

Result<void> FormQuestions::enter_domain(DeploymentForm& form) {
  const auto domain = interview_.enter({.label = "Domain name", .objection = expect_host});
  if (!domain) return fail(domain.error());
  form.domain = lower_ascii(*domain);
  return {};
}

Result<void> FormQuestions::ask_database(DeploymentForm& form) {
  const ChoiceField field{.label = "D1 database of " + form.key.text(),
                          .choices = {{"one that is there", ""}, {"a new one", ""}, {"none", ""}}};
  const auto chosen = interview_.choose(field);
  if (!chosen) return fail(chosen.error());
  if (*chosen == 0) return choose_database(form);
  if (*chosen == 1) return name_database("Name of the new database", DatabaseWish::Create, form);
  form.database_wish = DatabaseWish::None;
  return {};
}

Result<void> FormQuestions::choose_database(DeploymentForm& form) {
  if (auto fetched = fetch_zones(form); !fetched) return fetched;
  const auto databases = fetch_databases(form);
  if (!databases) return fail(databases.error());
  if (databases->empty()) {
    interview_.say("The account has none that can be listed here.\n");
    return name_database("Name of the database", DatabaseWish::Existing, form);
  }
  ChoiceField field{.label = "Database"};
  for (const Database& database : *databases) {
    field.choices.push_back({database.name, shown_id(database.id)});
  }
  const auto chosen = interview_.choose(field);
  if (!chosen) return fail(chosen.error());
  form.database = field.choices[*chosen].name;
  form.database_wish = DatabaseWish::Existing;
  return {};
}

// Databases are of an account: the one of the domain's zone, or the only one there is.
Result<std::vector<Database>> FormQuestions::fetch_databases(const DeploymentForm& form) {
  std::vector<std::string> accounts;
  for (const Zone& zone : *zones_) {
    if (std::find(accounts.begin(), accounts.end(), zone.account_id) == accounts.end()) {
      accounts.push_back(zone.account_id);
    }
  }
  const Zone* zone = zone_of(form.domain.empty() ? standing_domain_ : form.domain);
  if (zone == nullptr && accounts.size() != 1) return std::vector<Database>();
  return ask_list<Database>(context_, desired_, environment_,
                            {.topic = Topic::Databases,
                             .account = account_key(form),
                             .account_id = zone != nullptr ? zone->account_id : accounts.front()});
}

Result<void> FormQuestions::name_database(const std::string& label, DatabaseWish wish,
                                          DeploymentForm& form) {
  const std::string usual =
      wish == DatabaseWish::Create ? form.key.customer + "-" + form.key.environment + "-db" : "";
  const auto name = interview_.enter({.label = label, .initial = usual, .objection = expect_text});
  if (!name) return fail(name.error());
  form.database = *name;
  form.database_wish = wish;
  return {};
}

Result<void> FormQuestions::ask_pairs(const std::string& label, Value::Map& pairs) {
  while (true) {
    const auto line = interview_.enter({.label = label, .objection = expect_pair});
    if (!line) return fail(line.error());
    if (line->empty()) return {};
    const std::size_t equals = line->find('=');
    put_member(pairs, line->substr(0, equals), line->substr(equals + 1));
  }
}

Result<void> FormQuestions::ask_vars(DeploymentForm& form) {
  return ask_pairs("Variable of the Worker, NAME=VALUE (empty: go on)", form.vars);
}

Result<void> FormQuestions::ask_env(DeploymentForm& form) {
  return ask_pairs("Line of the env file, NAME=VALUE (empty: go on)", form.env);
}

Result<void> FormQuestions::ask_routes(DeploymentForm& form) {
  while (true) {
    const auto route = interview_.enter({.label = "Route, like ${domain}/* (empty: go on)"});
    if (!route) return fail(route.error());
    if (route->empty()) return {};
    form.routes.push_back(*route);
  }
}

Result<void> FormQuestions::ask_secrets(DeploymentForm& form) {
  while (true) {
    const auto line = interview_.enter(
        {.label = "Secret, like NAME=from_env:VAR (empty: go on)", .objection = expect_secret});
    if (!line) return fail(line.error());
    if (line->empty()) return {};
    const std::size_t equals = line->find('=');
    auto source = read_secret_source(line->substr(0, equals), line->substr(equals + 1));
    if (!source) return fail(std::move(source.error()));
    put_member(form.secrets, line->substr(0, equals), std::move(*source));
  }
}

const Zone* FormQuestions::zone_of(const std::string& host) const {
  const Zone* longest = nullptr;
  for (const Zone& zone : *zones_) {
    const bool holds = host == zone.name || host.ends_with("." + zone.name);
    if (holds && (longest == nullptr || zone.name.size() > longest->name.size())) longest = &zone;
  }
  return longest;
}

std::string FormQuestions::shown_id(const std::string& id) const {
  return mask_id(id, context_.options.show_ids ? IdDisplay::Full : IdDisplay::Masked);
}

}  // namespace cfplan
