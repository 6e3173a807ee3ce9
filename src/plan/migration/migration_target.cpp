#include "plan/migration/migration_target.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"
#include "plan/migration/old_conflict.hpp"
#include "plan/migration/old_facts.hpp"
#include "plan/resolving/zones.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kUsualBinding = "DB";

Origin origin_of(const Place& place) { return {place.file, place.line, place.column, ""}; }

Origin derived() { return {"", 0, 0, "derived"}; }

/// Whether a zone that one of the hosts is in is likely to hold the other too.
bool are_related(const std::string& a, const std::string& b) {
  return is_within(a, b) || is_within(b, a);
}

std::string normalised(std::string path) {
  while (path.starts_with("./")) path.erase(0, 2);
  return path;
}

/// One deployment's part of the target.
class TargetDeployment {
 public:
  TargetDeployment(const Deployment& declared, const MigrationOptions& options,
                   const ProjectFacts& project, Migration& migration)
      : declared_(declared),
        options_(options),
        file_(project.wrangler(declared.wrangler_file)),
        env_file_(declared.env_file ? project.file(*declared.env_file) : nullptr),
        section_(file_ == nullptr ? nullptr : file_->section(declared.wrangler_env)),
        migration_(migration),
        old_(read_old_facts(declared, env_file_, file_)) {
    target_.key = declared.key;
    target_.origin = declared.origin;
    target_.wrangler_file = declared.wrangler_file;
    target_.wrangler_env = declared.wrangler_env;
    target_.env_file = declared.env_file;
    target_.zone = NoZone{};
    target_.zone_id_place = declared.zone_id_place;
    target_.is_protected = declared.is_protected;
    target_.allow_plaintext = declared.allow_plaintext;
  }

  void add() && {
    compare_domains();
    compare_wrangler_files();
    compare_accounts();
    take_zone_id();
    take_database();
    take_credentials();
    add_names();
    choose_account();
    migration_.old.emplace(target_.key, std::move(old_));
    migration_.target.deployments.push_back(std::move(target_));
  }

 private:
  void differ(Said old_way, Said new_way) {
    migration_.problems.push_back(conflict(target_.key, old_way, new_way));
  }

  [[nodiscard]] std::string in_section(std::string_view key) const {
    return (section_->path / std::string(key)).text();
  }

  void compare_domains() {
    const Value* domain = env_value(kNewDomain);
    if (!old_.domain || domain == nullptr || domain->string() == nullptr) return;
    if (domain->string()->empty() || !old_.keys.contains(std::string(kOldDomain))) return;
    if (lower_ascii(*domain->string()) == lower_ascii(old_.domain->text)) return;
    differ({std::string(kOldDomain), old_.domain->text, old_.domain->place},
           {std::string(kNewDomain), *domain->string(), env_place(kNewDomain)});
  }

  void compare_wrangler_files() {
    if (!old_.wrangler_config) return;
    const std::string wanted = normalised(old_.wrangler_config->text);
    if (wanted == declared_.wrangler_file || wanted.starts_with("config/environments/")) return;
    migration_.problems.push_back(
        {"CFP2405", Severity::Error,
         "WRANGLER_CONFIG is " + visible(old_.wrangler_config->text) + ", but " +
             target_.key.text() + " is in " + declared_.wrangler_file,
         old_.wrangler_config->place, "", "correct it, or say wrangler: FILE in deployments.yaml",
         target_.key.text()});
  }

  void compare_accounts() {
    if (!old_.account_id) return;
    const Said said{"CLOUDFLARE_ACCOUNT_ID", old_.account_id->text, old_.account_id->place};
    if (section_ != nullptr && section_->account_id && section_->account_id != said.text) {
      differ(said, {in_section("account_id"), *section_->account_id,
                    file_->place(section_->path / "account_id")});
    }
    if (!declared_.account) return;
    const auto account = migration_.target.accounts.find(declared_.account->value);
    if (account == migration_.target.accounts.end() || !account->second.id) return;
    if (account->second.id == said.text) return;
    differ(said, {"accounts." + account->first + ".id", *account->second.id,
                  place_of(account->second.origin).value_or(Place{})});
  }

  void take_zone_id() {
    if (!old_.zone_id) return;
    compare_bare_zone_ids();
    if (target_.zone_id_place == ZoneIdPlace::Env) {
      old_.zone_id_fate = ZoneIdFate::IsTaken;
      return;
    }
    const std::vector<const RouteFact*> routes = routes_of_zone();
    for (const RouteFact* route : routes) {
      target_.routes.push_back({route->pattern, false, origin_of(old_.zone_id->place)});
      if (!route->zone_id || route->zone_id == old_.zone_id->text) continue;
      differ({zone_name(), old_.zone_id->text, old_.zone_id->place},
             {"the zone_id of the route " + visible(route->pattern), *route->zone_id,
              file_->place(route->path)});
    }
    if (routes.empty()) place_without_routes();
    else old_.zone_id_fate = ZoneIdFate::IsTaken;
  }

  // Whether a route can be made of the domain; what else is in it is not for a route to repeat.
  [[nodiscard]] bool has_host() const {
    constexpr std::string_view kOfHosts = "abcdefghijklmnopqrstuvwxyz0123456789-.";
    if (!old_.domain) return false;
    const std::string host = lower_ascii(old_.domain->text);
    return host.find('.') != std::string::npos && host.find("..") == std::string::npos &&
           host.find_first_not_of(kOfHosts) == std::string::npos && host.front() != '.' &&
           host.back() != '.';
  }

  void place_without_routes() {
    const bool has_routes = section_ != nullptr && !section_->routes.empty();
    const bool only_custom =
        has_routes && std::all_of(section_->routes.begin(), section_->routes.end(),
                                  [](const RouteFact& route) { return route.custom_domain; });
    if (only_custom) {
      old_.zone_id_fate = ZoneIdFate::IsNotNeeded;
    } else if (has_routes || !has_host() || declared_.routes_declared) {
      old_.zone_id_fate = ZoneIdFate::IsLeft;
      old_.keys.erase("CLOUDFLARE_ZONE_ID");
      old_.has_bare_zone_id = false;
    } else {
      old_.new_route = lower_ascii(old_.domain->text) + "/*";
      old_.zone_id_fate = ZoneIdFate::IsTaken;
      target_.routes.push_back({old_.new_route, false, origin_of(old_.domain->place)});
    }
  }

  [[nodiscard]] std::string zone_name() const {
    return env_value("CLOUDFLARE_ZONE_ID") != nullptr ? "CLOUDFLARE_ZONE_ID"
                                                      : in_section("zone_id");
  }

  void compare_bare_zone_ids() {
    if (section_ == nullptr || !section_->bare_zone_id) return;
    if (section_->bare_zone_id == old_.zone_id->text) return;
    differ(
        {"CLOUDFLARE_ZONE_ID", old_.zone_id->text, old_.zone_id->place},
        {in_section("zone_id"), *section_->bare_zone_id, file_->place(section_->path / "zone_id")});
  }

  // Those of the domain; without a domain all, and a single one if it may be in the same zone.
  [[nodiscard]] std::vector<const RouteFact*> routes_of_zone() const {
    std::vector<const RouteFact*> routes;
    if (section_ == nullptr) return routes;
    for (const RouteFact& route : section_->routes) {
      const bool fits =
          !old_.domain || are_related(host_of(route.pattern), lower_ascii(old_.domain->text));
      if (!route.custom_domain && fits) routes.push_back(&route);
    }
    return routes;
  }

  void take_database() {
    if (!old_.database_name) return;
    const std::string& name = old_.database_name->text;
    const BindingFact* fact = database_of(name);
    if (fact != nullptr && fact->name && fact->name != name) {
      differ({"DATABASE_NAME", name, old_.database_name->place},
             {(fact->path / "database_name").text(), *fact->name,
              file_->place(fact->path / "database_name")});
      return;
    }
    if (fact != nullptr && fact->name && fact->id) return;
    const std::string binding = fact != nullptr             ? fact->binding
                                : !options_.binding.empty() ? options_.binding
                                                            : std::string(kUsualBinding);
    target_.databases.push_back({binding, name, false, origin_of(old_.database_name->place)});
  }

  // The one of this name, else the one with the binding that it is to have.
  [[nodiscard]] const BindingFact* database_of(const std::string& name) const {
    if (section_ == nullptr) return nullptr;
    const auto& all = section_->databases;
    const auto named = std::find_if(all.begin(), all.end(),
                                    [&](const BindingFact& fact) { return fact.name == name; });
    if (named != all.end()) return &*named;
    if (options_.binding.empty() && all.size() == 1) return &all.front();
    const std::string_view binding = options_.binding.empty() ? kUsualBinding : options_.binding;
    const auto bound = std::find_if(
        all.begin(), all.end(), [&](const BindingFact& fact) { return fact.binding == binding; });
    return bound == all.end() ? nullptr : &*bound;
  }

  void take_credentials() {
    for (const std::string& name : old_.credentials) {
      target_.secrets.push_back({name, SecretFromEnvFile{*target_.env_file, name}, std::nullopt,
                                 origin_of(env_place(name))});
    }
  }

  void add_names() {
    const bool holds_token = std::find(old_.credentials.begin(), old_.credentials.end(),
                                       kApiToken) != old_.credentials.end();
    if (!old_.is_old() && !holds_token) return;
    const bool has_owner = section_ != nullptr && section_->vars != nullptr &&
                           section_->vars->find("SERVICE_DOMAIN") != nullptr;
    if (!has_owner) target_.vars["SERVICE_DOMAIN"] = {target_.key.customer, derived()};
    if (env_file_ != nullptr && env_value("CUSTOMER_ID") == nullptr) {
      target_.env["CUSTOMER_ID"] = {target_.key.customer, derived()};
    }
  }

  void choose_account() {
    target_.account_managed = !target_.databases.empty() || !target_.secrets.empty();
    if (!old_.account.empty()) {
      const Origin origin = old_.account_id ? origin_of(old_.account_id->place) : declared_.origin;
      target_.account = Sourced<std::string>{account_key(old_.account), origin};
    } else if (declared_.account) {
      target_.account = declared_.account;
    }
  }

  [[nodiscard]] std::string account_key(const std::string& id) {
    auto& accounts = migration_.target.accounts;
    if (declared_.account) return declared_.account->value;
    for (const auto& [key, account] : accounts) {
      if (account.id == id) return key;
    }
    const auto implicit = accounts.find("");
    if (implicit != accounts.end() && !implicit->second.id) {
      implicit->second.id = id;
      return "";
    }
    DesiredAccount& account = accounts[id];
    account.name = id;
    account.id = id;
    return id;
  }

  [[nodiscard]] const Value* env_value(std::string_view key) const {
    return env_file_ == nullptr ? nullptr : env_file_->document->tree().find(key);
  }
  [[nodiscard]] Place env_place(std::string_view key) const {
    const StructuredDocument& document = *env_file_->document;
    const auto span = document.find(ValuePath{std::string(key)});
    return span ? document.source().place(*span) : file_place(document.source().name());
  }

  const Deployment& declared_;
  const MigrationOptions& options_;
  const WranglerIndex* file_;
  const ObservedFile* env_file_;
  const WranglerSection* section_;
  Migration& migration_;
  OldFacts old_;
  Deployment target_;
};

}  // namespace

void add_target(const Deployment& declared, const MigrationOptions& options,
                const ProjectFacts& project, Migration& migration) {
  TargetDeployment(declared, options, project, migration).add();
}

}  // namespace cfplan
