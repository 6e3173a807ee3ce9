#pragma once

#include "cfplan/model/plan.hpp"

namespace cfplan {

inline constexpr const char* kAccountId = "0506015145cda87c34f9ab8e9675a8a9";
inline constexpr const char* kDatabaseId = "14050249-6d7a-470a-9a80-487ae8c39af0";

inline PlannedDeployment planned(const std::string& customer, const std::string& environment,
                                 DeploymentVerdict verdict = DeploymentVerdict::Changed) {
  PlannedDeployment d;
  d.key = {customer, environment};
  d.verdict = verdict;
  d.wrangler_file = "wrangler.toml";
  d.wrangler_env = environment;
  d.worker = "shop-" + customer;
  return d;
}

inline Change change_of(const DeploymentKey& key, ValuePath path, Origin origin) {
  Change change;
  change.deployment = key;
  change.edit.path = std::move(path);
  change.origin = std::move(origin);
  return change;
}

/// Nothing to change for `count` deployments.
inline Plan unchanged_plan(std::size_t count) {
  Plan plan;
  plan.fingerprint = std::string(64, 'f');
  for (std::size_t i = 0; i < count; ++i) {
    plan.deployments.push_back(
        planned("customer" + std::to_string(1000 + i), "production", DeploymentVerdict::Unchanged));
  }
  return plan;
}

/// The account id of a file, one changed deployment with every kind of change, one removed.
inline Plan rich_plan() {
  const DeploymentKey acme{"acme", "production"};
  const DeploymentKey globex{"globex", "staging"};
  const Origin own{"deployments.yaml", 42, 9, "customers.acme.environments.production"};
  const Origin layer{"deployments.yaml", 12, 5, "environments.production"};

  Plan plan;
  plan.fingerprint = "ab12" + std::string(60, '0');
  plan.counts = {2, 1, 1, 2, 1, 0};
  plan.ids = {kAccountId, kDatabaseId};
  plan.deployments = {planned("acme", "production"), planned("globex", "staging"),
                      planned("zeta", "production", DeploymentVerdict::Unchanged)};
  plan.deployments[0].is_protected = true;
  plan.deployments[1].removal_commands = {"wrangler delete --env staging"};

  plan.actions.push_back(CreateResource{acme, "main", kAccountId, "DB", "acme-db", own});
  plan.actions.push_back(CreateWorker{acme, "main", kAccountId, "shop-acme", own});

  ChangeFile wrangler;
  wrangler.path = "wrangler.toml";
  wrangler.changes = {
      change_of({}, {"account_id"}, {"deployments.yaml", 4, 10, "accounts.main"}),
      change_of(acme, {"env", "production", "vars", "LOG_LEVEL"}, layer),
      change_of(acme, {"env", "production", "d1_databases", std::size_t{0}, "database_id"}, own),
      change_of(globex, {"env", "staging"}, {"deployments.yaml", 60, 9, "customers.globex"})};
  wrangler.diffs = {
      {{},
       {{1,
         1,
         {"name = \"shop\""},
         {"name = \"shop\"", "account_id = \"" + std::string(kAccountId) + "\""},
         false,
         false}}},
      {acme,
       {{10,
         11,
         {"[env.production.vars]", "LOG_LEVEL = 'info' # why", "# next",
          "[[env.production.d1_databases]]", "database_id = \"" + std::string(kDatabaseId) + "\""},
         {"[env.production.vars]", "LOG_LEVEL = 'warn' # why", "# next",
          "[[env.production.d1_databases]]", "database_id = \"(known after apply)\""},
         false,
         false}}},
      {globex, {{20, 21, {"[env.staging]", "name = \"x\""}, {}, false, false}}}};
  plan.actions.push_back(wrangler);

  ChangeFile created;
  created.path = "config/customers/acme/production.env";
  created.format = DocumentFormat::Env;
  created.operation = FileOperation::Create;
  created.changes = {change_of(acme, {"CUSTOMER_ID"}, {"deployments.yaml", 0, 0, "derived"}),
                     change_of(acme, {"CUSTOMER_DOMAIN"}, {"deployments.yaml", 0, 0, "derived"})};
  created.diffs = {{acme, {{1, 1, {}, {"CUSTOMER_ID=acme", "CUSTOMER_DOMAIN=acme.example"}}}}};
  plan.actions.push_back(created);

  ChangeFile deleted;
  deleted.path = "config/customers/globex/staging.env";
  deleted.format = DocumentFormat::Env;
  deleted.operation = FileOperation::Delete;
  deleted.diffs = {{globex, {{1, 1, {"A=1"}, {}, true, false}}}};
  plan.actions.push_back(deleted);

  ChangeSecrets secrets;
  secrets.deployment = acme;
  secrets.worker = "shop-acme";
  secrets.set = {{"SESSION_KEY", SecretGenerated{32}, SecretReason::Missing, std::nullopt, own},
                 {"API_KEY", SecretFromEnv{"K"}, SecretReason::Rotated, "2", own}};
  secrets.remove = {"OLD"};
  plan.actions.push_back(secrets);
  return plan;
}

/// A plan whose every text wants to be something else than text.
inline Plan hostile_plan() {
  const std::string evil =
      "\x1b[2J\xE2\x80\xAE</details><script>alert(1)</script>\n::set-output name=a::b\r```|`";
  Plan plan;
  plan.fingerprint = std::string(64, '0');
  plan.counts.update = 1;
  PlannedDeployment d = planned(evil, "production");
  d.wrangler_env = evil;
  d.worker = evil;
  d.wrangler_file = evil;
  d.removal_commands = {evil};
  d.deferred_secrets = {evil};
  plan.deployments = {d};
  ChangeFile file;
  file.path = evil;
  file.changes = {change_of(d.key, {"env", evil, "vars", evil}, {evil, 1, 1, evil})};
  file.diffs = {{d.key, {{1, 1, {"a"}, {evil, std::string(1 << 20, 'x'), "`````"}}}}};
  plan.actions = {file};
  ChangeSecrets secrets;
  secrets.deployment = d.key;
  secrets.set = {{evil, SecretFromEnv{"K"}, SecretReason::Rotated, evil, {}}};
  secrets.remove = {evil};
  plan.actions.push_back(secrets);
  plan.unmanaged = {{Unmanaged::Kind::Section, evil, evil}, {Unmanaged::Kind::EnvFile, evil, ""}};
  plan.drift = {{d.key, evil, evil, evil, evil}};
  Diagnostic diagnostic;
  diagnostic.code = "CFP4001";
  diagnostic.message = evil;
  diagnostic.resource = evil;
  diagnostic.hint = evil;
  plan.diagnostics = {diagnostic};
  return plan;
}

}  // namespace cfplan
