#include "cfplan/render/plan_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sample_plans.hpp"

namespace cfplan {
namespace {

TEST(PlanText, SaysInOneLineThatNothingChanges) {
  EXPECT_EQ(render_plan_text(unchanged_plan(12), {}),
            "No changes: 12 deployments are as the manifest wants them\n"
            "Fingerprint: " +
                std::string(64, 'f') + "\n");
  EXPECT_EQ(render_plan_text(unchanged_plan(1), {}),
            "No changes: 1 deployment is as the manifest wants it\n"
            "Fingerprint: " +
                std::string(64, 'f') + "\n");
}

TEST(PlanText, CountsBrokenDeploymentsApart) {
  Plan plan = unchanged_plan(3);
  plan.fingerprint.clear();
  plan.deployments[1].verdict = DeploymentVerdict::Broken;
  Diagnostic warning;
  warning.code = "CFP2202";
  warning.severity = Severity::Warning;
  warning.message = "w";
  Diagnostic error;
  error.code = "CFP4104";
  error.message = "account 0506015145cda87c34f9ab8e9675a8a9 is not there";
  error.resource = "account main";
  plan.diagnostics = {error, warning};
  EXPECT_EQ(render_plan_text(plan, {}),
            "warning[CFP2202]: w\n"
            "\n"
            "error[CFP4104]: account 05060151**** is not there\n"
            "  --> account main\n"
            "\n"
            "No changes: 2 deployments are as the manifest wants them; 1 deployment has errors\n"
            "Blocked: apply refuses this plan because of 1 error\n");
}

constexpr const char* kRichText = R"text(shared by all deployments
--- a/wrangler.toml
+++ b/wrangler.toml
@@ -1 +1,2 @@
 name = "shop"
+account_id = "05060151****"

  why: account_id (deployments.yaml:4, accounts.main)

acme/production: worker shop-acme, [env.production] in wrangler.toml, protected
  + create database acme-db (binding DB)
  + create worker shop-acme

--- a/wrangler.toml
+++ b/wrangler.toml
@@ -10,5 +11,5 @@
 [env.production.vars]
-LOG_LEVEL = 'info' # why
+LOG_LEVEL = 'warn' # why
 # next
 [[env.production.d1_databases]]
-database_id = "14050249****"
+database_id = "(known after apply)"

--- /dev/null
+++ b/config/customers/acme/production.env
@@ -0,0 +1,2 @@
+CUSTOMER_ID=acme
+CUSTOMER_DOMAIN=acme.example

  + secret SESSION_KEY (missing)
  ~ secret API_KEY (rotated, version 2)
  - secret OLD (not declared; irreversible)

  why: database acme-db, worker shop-acme, d1_databases[0].database_id,
       SESSION_KEY,
       API_KEY (deployments.yaml:42, customers.acme.environments.production);
       vars.LOG_LEVEL (deployments.yaml:12, environments.production);
       CUSTOMER_ID, CUSTOMER_DOMAIN (derived)

globex/staging: worker shop-globex, [env.staging] in wrangler.toml
--- a/wrangler.toml
+++ b/wrangler.toml
@@ -20,2 +20,0 @@
-[env.staging]
-name = "x"

--- a/config/customers/globex/staging.env
+++ /dev/null
@@ -1 +0,0 @@
-A=1
\ No newline at end of file

  left at Cloudflare; these commands remove it:
    wrangler delete --env staging

  why: [env.staging] (deployments.yaml:60, customers.globex)

Plan: 2 to create, 1 to update, 1 to delete, 2 secrets to set, 1 secret to delete
Fingerprint: ab12000000000000000000000000000000000000000000000000000000000000
)text";

TEST(PlanText, GroupsChangesByDeployment) {
  EXPECT_EQ(render_plan_text(rich_plan(), {}), kRichText);
}

TEST(PlanText, ShowsIdsInFullWhenAskedTo) {
  Style style;
  style.ids = IdDisplay::Full;
  const std::string text = render_plan_text(rich_plan(), style);
  EXPECT_NE(text.find(kDatabaseId), std::string::npos);
  EXPECT_EQ(text.find("****"), std::string::npos);
}

TEST(PlanText, ListsWhatIsNoChangeShortly) {
  Plan plan = unchanged_plan(2);
  plan.deployments[0].deferred_secrets = {"A", "B"};
  plan.deployments[1].deferred_secrets = {"A"};
  plan.deployments[1].removal_commands = {"wrangler delete --env production"};
  plan.drift = {{{"customer1000", "production"},
                 "w",
                 "var",
                 "LOG_LEVEL",
                 "var LOG_LEVEL is \"debug\" live, \"warn\" in wrangler.toml"}};
  plan.unmanaged.push_back({Unmanaged::Kind::EnvFile, "config/customers/old/production.env", ""});
  for (int i = 0; i < 12; ++i) {
    plan.unmanaged.push_back({Unmanaged::Kind::Section, "wrangler.toml", "e " + std::to_string(i)});
  }
  EXPECT_EQ(render_plan_text(plan, {}), R"(Unmanaged:
  config/customers/old/production.env
  [env."e 0"] in wrangler.toml
  [env."e 1"] in wrangler.toml
  [env."e 2"] in wrangler.toml
  [env."e 3"] in wrangler.toml
  [env."e 4"] in wrangler.toml
  [env."e 5"] in wrangler.toml
  [env."e 6"] in wrangler.toml
  [env."e 7"] in wrangler.toml
  [env."e 8"] in wrangler.toml
  and 3 more

Drift:
  customer1000/production: var LOG_LEVEL is "debug" live, "warn" in wrangler.toml

Left at Cloudflare:
  customer1001/production; these commands remove it:
    wrangler delete --env production

deferred: 2 secrets; run wrangler deploy --env production, then cfplan apply
deferred: 1 secret; run wrangler deploy --env production, then cfplan apply

No changes: 2 deployments are as the manifest wants them
Fingerprint: )" + std::string(64, 'f') + "\n");
  EXPECT_EQ(render_deferred(plan),
            "deferred: 2 secrets; run wrangler deploy --env production, then cfplan apply\n"
            "deferred: 1 secret; run wrangler deploy --env production, then cfplan apply\n");
}

TEST(PlanText, GrowsWithTheChangesAndNotWithTheDeployments) {
  const auto with_one_change = [](Plan plan) {
    const DeploymentKey key = plan.deployments[0].key;
    ChangeFile file;
    file.path = "wrangler.toml";
    file.changes = {
        change_of(key, {"env", "production", "vars", "A"}, {"m.yaml", 1, 1, "defaults"})};
    file.diffs = {{key, {{7, 7, {"A = 1"}, {"A = 2"}}}}};
    plan.actions = {file};
    return render_plan_text(plan, {});
  };
  const std::string text = with_one_change(unchanged_plan(3000));
  EXPECT_EQ(text, with_one_change(unchanged_plan(1)));
  EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 20);
}

}  // namespace
}  // namespace cfplan
