#include "cli/flows/form_questions.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

#include "cfplan/base/text.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "cli/accounts.hpp"
#include "cli/exit_code.hpp"
#include "cli/flows/entry_list.hpp"
#include "cli/pipeline.hpp"

namespace cfplan {
namespace {

/// Stands for a name that is asked for later.
constexpr const char* kUnnamed = "unnamed";

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

}  // namespace

std::optional<std::string> FormQuestions::token_variable(const DeploymentForm& form) const {
  if (!context_.options.account_file.empty()) return std::nullopt;
  const auto named = desired_.accounts.find(account_key(form));
  return named == desired_.accounts.end() ? DesiredAccount{}.token_env : named->second.token_env;
}

std::string FormQuestions::account_key(const DeploymentForm& form) const {
  const bool stands = form.account.empty() && standing_ && standing_->account;
  const std::string& named = stands ? standing_->account->value : form.account;
  if (desired_.accounts.contains(named) || desired_.accounts.empty()) return named;
  return desired_.accounts.begin()->first;
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
  const Zone* zone = zone_of(form.domain, form);
  if (zone == nullptr) return {};
  interview_.say("Account ID: " + shown_id(zone->account_id) + "\nZone ID: " + shown_id(zone->id) +
                 "\n");
  return {};
}

// A token that was typed wrong is asked for again; one of the environment is the user's to mend.
Result<void> FormQuestions::fetch_zones(const DeploymentForm& form) {
  const auto variable = token_variable(form);
  const std::string account = account_key(form);
  while (!zones_.contains(account)) {
    const bool must_type = variable && environment_.get(*variable).value_or("").empty();
    if (must_type) {
      auto token = interview_.enter_secret({.label = "Cloudflare API token"});
      if (!token) return fail(std::move(token.error()));
      environment_.put(*variable, std::move(*token));
    }
    auto zones = try_zones(form);
    if (zones) {
      zones_[account] = std::move(*zones);
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
  const std::vector<Zone>& zones = zones_of_account(form);
  for (const Zone& zone : zones) {
    field.choices.push_back(
        {zone.name, "zone " + shown_id(zone.id) + ", account " + shown_id(zone.account_id)});
  }
  field.choices.push_back({"another name", "a host in one of these zones"});
  const auto chosen = interview_.choose(field);
  if (!chosen) return fail(chosen.error());
  if (*chosen == zones.size()) return enter_domain(form);
  form.domain = zones[*chosen].name;
  return {};
}

Result<void> FormQuestions::enter_domain(DeploymentForm& form) {
  const auto objects = [&](const std::string& text) { return domain_objection(text, form); };
  const auto domain = interview_.enter({.label = "Domain name", .objection = objects});
  if (!domain) return fail(domain.error());
  form.domain = lower_ascii(*domain);
  return {};
}

std::optional<std::string> FormQuestions::domain_objection(const std::string& text,
                                                           const DeploymentForm& form) const {
  if (auto wrong = expect_host(text)) return wrong;
  DeploymentForm tried = form;
  tried.domain = lower_ascii(text);
  if (auto refused = objection(form, tried)) return refused;
  if (zone_of(tried.domain, form) != nullptr) return std::nullopt;
  if (tried.key.customer.empty()) tried.key = {kUnnamed, kUnnamed};
  if (!check_.looks_up_zone(tried)) return std::nullopt;
  return "it is in no zone of the account; end it with one of those in the list";
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
  for (const Zone& zone : zones_of_account(form)) {
    if (std::find(accounts.begin(), accounts.end(), zone.account_id) == accounts.end()) {
      accounts.push_back(zone.account_id);
    }
  }
  const bool stands = form.domain.empty() && standing_ && standing_->domain;
  const Zone* zone = zone_of(stands ? standing_->domain->value : form.domain, form);
  if (zone == nullptr && accounts.size() != 1) return std::vector<Database>();
  const std::string id = zone != nullptr ? zone->account_id : accounts.front();
  if (const auto known = databases_.find(id); known != databases_.end()) return known->second;
  auto databases = ask_list<Database>(
      context_, desired_, environment_,
      {.topic = Topic::Databases, .account = account_key(form), .account_id = id});
  if (databases) databases_[id] = *databases;
  return databases;
}

Result<void> FormQuestions::name_database(const std::string& label, DatabaseWish wish,
                                          DeploymentForm& form) {
  const std::string usual =
      wish == DatabaseWish::Create ? form.key.customer + "-" + form.key.environment + "-db" : "";
  const auto objects = [&](const std::string& text) {
    if (auto wrong = expect_text(text)) return wrong;
    DeploymentForm tried = form;
    tried.database = text;
    tried.database_wish = wish;
    return objection(form, std::move(tried));
  };
  const auto name = interview_.enter({.label = label, .initial = usual, .objection = objects});
  if (!name) return fail(name.error());
  form.database = *name;
  form.database_wish = wish;
  return {};
}

Result<void> FormQuestions::ask_vars(DeploymentForm& form) {
  return ask_entries(kVarEntries, interview_, *this, form);
}

Result<void> FormQuestions::ask_env(DeploymentForm& form) {
  return ask_entries(kEnvEntries, interview_, *this, form);
}

Result<void> FormQuestions::ask_routes(DeploymentForm& form) {
  const auto objects = [&](const std::string& text) -> std::optional<std::string> {
    if (text.empty()) return std::nullopt;
    DeploymentForm tried = form;
    tried.routes.push_back(text);
    return objection(form, std::move(tried));
  };
  while (true) {
    const auto route =
        interview_.enter({.label = "Route, like ${domain}/* (empty: go on)", .objection = objects});
    if (!route) return fail(route.error());
    if (route->empty()) return {};
    form.routes.push_back(*route);
  }
}

Result<void> FormQuestions::ask_secrets(DeploymentForm& form) {
  return ask_entries(kSecretEntries, interview_, *this, form);
}

std::optional<std::string> FormQuestions::objection(DeploymentForm before,
                                                    DeploymentForm tried) const {
  for (DeploymentKey* key : {&before.key, &tried.key}) {
    if (key->customer.empty()) key->customer = kUnnamed;
    if (key->environment.empty()) key->environment = kUnnamed;
  }
  return check_.objection(before, tried);
}

const std::vector<Zone>& FormQuestions::zones_of_account(const DeploymentForm& form) const {
  static const std::vector<Zone> kNone;
  const auto found = zones_.find(account_key(form));
  return found == zones_.end() ? kNone : found->second;
}

const Zone* FormQuestions::zone_of(const std::string& host, const DeploymentForm& form) const {
  const Zone* longest = nullptr;
  for (const Zone& zone : zones_of_account(form)) {
    const bool holds = host == zone.name || host.ends_with("." + zone.name);
    if (holds && (longest == nullptr || zone.name.size() > longest->name.size())) longest = &zone;
  }
  return longest;
}

std::string FormQuestions::shown_id(const std::string& id) const {
  return mask_id(id, context_.options.show_ids ? IdDisplay::Full : IdDisplay::Masked);
}

}  // namespace cfplan
