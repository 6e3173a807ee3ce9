#include "cfplan/render/plan_markdown.hpp"

#include <gtest/gtest.h>

#include "cfplan/base/source_file.hpp"
#include "sample_plans.hpp"

namespace cfplan {
namespace {

TEST(PlanMarkdown, SaysFirstThatThePlanIsBlocked) {
  Plan plan = unchanged_plan(1);
  plan.diagnostics.push_back({.code = "CFP3001", .message = "m"});
  EXPECT_EQ(render_plan_markdown(plan, {}).find(
                "### No changes: 1 deployment is as the manifest wants it\n\n"
                "**Blocked: apply refuses this plan because of 1 error**\n\n**Errors**\n"),
            0U)
      << render_plan_markdown(plan, {});
}

constexpr const char* kRichMarkdown =
    R"text(### Plan: 2 to create, 1 to update, 1 to delete, 2 secrets to set, 1 secret to delete

**Deletions**

- `acme/production: delete secret OLD (not declared; irreversible)`
- `globex/staging: delete config/customers/globex/staging.env`

**Protected deployments**

- `acme/production`

<details><summary>shared by all deployments</summary>

```diff
--- a/wrangler.toml
+++ b/wrangler.toml
@@ -1 +1,2 @@
 name = "shop"
+account_id = "05060151****"
```

Why:

- `account_id` from `deployments.yaml:4, accounts.main`

</details>

<details><summary><code>acme/production</code>: worker shop-acme, [env.production] in wrangler.toml, protected</summary>

- `+ create database acme-db (binding DB)`
- `+ create worker shop-acme`

```diff
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
```

```diff
--- /dev/null
+++ b/config/customers/acme/production.env
@@ -0,0 +1,2 @@
+CUSTOMER_ID=acme
+CUSTOMER_DOMAIN=acme.example
```

- `+ secret SESSION_KEY (missing)`
- `~ secret API_KEY (rotated, version 2)`
- `- secret OLD (not declared; irreversible)`

Why:

- `database acme-db`, `worker shop-acme`, `d1_databases[0].database_id`, `SESSION_KEY`, `API_KEY` from `deployments.yaml:42, customers.acme.environments.production`
- `vars.LOG_LEVEL` from `deployments.yaml:12, environments.production`
- `CUSTOMER_ID`, `CUSTOMER_DOMAIN` from `derived`

</details>

<details><summary><code>globex/staging</code>: worker shop-globex, [env.staging] in wrangler.toml</summary>

```diff
--- a/wrangler.toml
+++ b/wrangler.toml
@@ -20,2 +20,0 @@
-[env.staging]
-name = "x"
```

```diff
--- a/config/customers/globex/staging.env
+++ /dev/null
@@ -1 +0,0 @@
-A=1
\ No newline at end of file
```

Left at Cloudflare; these commands remove it:

```sh
wrangler delete --env staging
```

Why:

- `[env.staging]` from `deployments.yaml:60, customers.globex`

</details>

Fingerprint: `ab12000000000000000000000000000000000000000000000000000000000000`
)text";

TEST(PlanMarkdown, PutsVerdictAndDangersFirst) {
  EXPECT_EQ(render_plan_markdown(rich_plan(), {}), kRichMarkdown);
}

TEST(PlanMarkdown, IsShortWhenNothingChanges) {
  EXPECT_EQ(render_plan_markdown(unchanged_plan(12), {}),
            "### No changes: 12 deployments are as the manifest wants them\n\nFingerprint: `" +
                std::string(64, 'f') + "`\n");
}

TEST(PlanMarkdown, ShowsDiagnosticsBeforeTheDetails) {
  Plan plan = unchanged_plan(1);
  Diagnostic error;
  error.code = "CFP3101";
  error.message = "a *bold* <b>claim</b> by @team | `x`";
  error.place = file_place("deployments.yaml");
  error.place->line = 7;
  error.hint = "use --allow CFP3101=acme/production";
  Diagnostic warning;
  warning.severity = Severity::Warning;
  warning.message = "w";
  warning.resource = "zone a|b";
  plan.diagnostics = {warning, error};
  plan.unmanaged = {{Unmanaged::Kind::Section, "wrangler.toml", "old"}};
  plan.drift = {{{"a", "b"}, "w", "var", "X", "var X differs"}};
  plan.deployments[0].deferred_secrets = {"A"};
  EXPECT_EQ(
      render_plan_markdown(plan, {}),
      "### No changes: 1 deployment is as the manifest wants it\n\n"
      "**Blocked: apply refuses this plan because of 1 error**\n\n"
      "**Errors**\n\n- **error CFP3101**: a \\*bold\\* &lt;b&gt;claim&lt;/b&gt; by @<!-- -->team "
      "\\| \\`x\\` at "
      "`deployments.yaml:7`; use --allow CFP3101=acme/production\n\n"
      "**Warnings**\n\n- **warning**: w (`zone a|b`)\n\n"
      "**Drift**\n\n- `a/b: var X differs`\n\n"
      "**Unmanaged**\n\n- `[env.old] in wrangler.toml`\n\n"
      "**Deferred**\n\n- `deferred: 1 secret; run wrangler deploy --env production, then cfplan "
      "apply`\n\n"
      "Fingerprint: `" +
          std::string(64, 'f') + "`\n");
}

// Many deployments that differ by one line, one of them deleting a secret.
Plan wide_plan(int count) {
  Plan plan = unchanged_plan(static_cast<std::size_t>(count));
  ChangeFile file;
  file.path = "wrangler.toml";
  for (const PlannedDeployment& d : plan.deployments) {
    file.diffs.push_back({d.key, {{1, 1, {"LOG_LEVEL = \"info\""}, {"LOG_LEVEL = \"warn\""}}}});
  }
  plan.actions.push_back(file);
  ChangeSecrets secrets;
  secrets.deployment = plan.deployments[0].key;
  secrets.remove = {"OLD"};
  plan.actions.push_back(secrets);
  for (int i = 0; i < 30; ++i) plan.unmanaged.push_back({Unmanaged::Kind::EnvFile, "old.env", ""});
  return plan;
}

TEST(PlanMarkdown, FoldsTheLeastImportantFirst) {
  const Plan plan = wide_plan(50);
  const std::string whole = render_plan_markdown(plan, {});
  MarkdownOptions options;
  options.max_bytes = whole.size();
  EXPECT_EQ(render_plan_markdown(plan, options), whole);

  options.max_bytes = whole.size() - 1;
  const std::string folded = render_plan_markdown(plan, options);
  EXPECT_LE(folded.size(), *options.max_bytes);
  EXPECT_NE(folded.find("**Unmanaged**: 30\n"), std::string::npos);
  EXPECT_NE(folded.find("what is unmanaged. The text of `cfplan plan` has all of it._\n"),
            std::string::npos);

  options.max_bytes = 6000;
  const std::string small = render_plan_markdown(plan, options);
  EXPECT_LE(small.size(), 6000U);
  EXPECT_NE(small.find("- `- secret OLD (not declared; irreversible)`"), std::string::npos);
  EXPECT_NE(small.find("all of "), std::string::npos);
  EXPECT_NE(small.find("Fingerprint: "), std::string::npos);
}

TEST(PlanMarkdown, KeepsVerdictAndFingerprintHoweverSmall) {
  MarkdownOptions options;
  options.max_bytes = 1;
  const std::string text = render_plan_markdown(wide_plan(3), options);
  EXPECT_TRUE(text.starts_with("### Plan: "));
  EXPECT_NE(text.find("Fingerprint: "), std::string::npos);
  EXPECT_NE(
      text.find("_Left out to stay under 1 bytes: all of 3 deployments, the list of deletions, "
                "what is unmanaged."),
      std::string::npos)
      << text;
}

TEST(PlanMarkdown, KeepsHostileTextAsText) {
  const std::string text = render_plan_markdown(hostile_plan(), {});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\n::"), std::string::npos);
  EXPECT_NE(text.find("\n``````diff\n"), std::string::npos) << "longer than the five in the file";
  // Outside code, HTML is escaped: in the summary and in the diagnostic's message.
  EXPECT_NE(text.find("&lt;script&gt;alert(1)&lt;/script&gt;"), std::string::npos);
  EXPECT_EQ(text.find("<summary><code>\\u{001B}[2J\\u{202E}</details>"), std::string::npos);
  MarkdownOptions options;
  options.max_bytes = 65536;
  EXPECT_LE(render_plan_markdown(hostile_plan(), options).size(), 65536U);
}

}  // namespace
}  // namespace cfplan
