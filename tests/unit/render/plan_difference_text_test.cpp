#include "cfplan/render/plan_difference_text.hpp"

#include <gtest/gtest.h>

#include "sample_plans.hpp"

namespace cfplan {
namespace {

const DeploymentKey kAcme{"acme", "production"};

Action file_change(Verb verb, ValuePath path, Value value, std::optional<Value> before) {
  ChangeFile file;
  file.path = "wrangler.toml";
  Change change = change_of(kAcme, std::move(path), {});
  change.edit.verb = verb;
  change.edit.value = std::move(value);
  change.before = std::move(before);
  file.changes = {change};
  return file;
}

Action secret_change(SecretReason reason, std::optional<std::string> version) {
  ChangeSecrets secrets;
  secrets.deployment = kAcme;
  secrets.account_id = kAccountId;
  secrets.worker = "shop-acme";
  secrets.set = {{"KEY", SecretGenerated{32}, reason, std::move(version), {}}};
  return secrets;
}

TEST(PlanDifferenceText, ShowsBothSidesOfEachChange) {
  const ValuePath level{"env", "production", "vars", "LOG_LEVEL"};
  ChangeFile deleted;
  deleted.path = "old.env";
  deleted.operation = FileOperation::Delete;
  deleted.before = FileState{std::string(64, 'a'), 0644};
  const PlanDifference difference = {
      {deleted, std::nullopt},
      {file_change(Verb::Set, level, "warn", "info"), file_change(Verb::Remove, level, {}, "info")},
      {CreateResource{kAcme, "main", kAccountId, "DB", "one", {}},
       CreateResource{kAcme, "main", kAccountId, "DB", "two", {}}},
      {std::nullopt, secret_change(SecretReason::Rotated, "2")},
      {RecordVersions{kAcme, {{"KEY", "1", {}}}, {}}, RecordVersions{kAcme, {}, {"KEY"}}}};
  EXPECT_EQ(render_plan_difference(difference, {kAccountId}, {}),
            "Changed since the review:\n"
            "whole files\n"
            "  old.env\n"
            "    - reviewed: delete the file of SHA-256 aaaaaaaa\n"
            "    + now:      no such change\n"
            "acme/production\n"
            "  wrangler.toml: env.production.vars.LOG_LEVEL\n"
            "    - reviewed: change \"info\" to \"warn\"\n"
            "    + now:      remove \"info\"\n"
            "  database of binding DB\n"
            "    - reviewed: create one in account 05060151****\n"
            "    + now:      create two in account 05060151****\n"
            "  secret KEY\n"
            "    - reviewed: no such change\n"
            "    + now:      rotate it to version 2 in worker shop-acme in account 05060151****\n"
            "  version of secret KEY\n"
            "    - reviewed: record 1\n"
            "    + now:      drop its record\n");
}

TEST(PlanDifferenceText, ShowsIdsInFullWhereThatIsAsked) {
  const PlanDifference difference = {{secret_change(SecretReason::Missing, {}), std::nullopt}};
  EXPECT_EQ(render_plan_difference(difference, {}, {.ids = IdDisplay::Full}),
            "Changed since the review:\n"
            "acme/production\n"
            "  secret KEY\n"
            "    - reviewed: set it in worker shop-acme in account " +
                std::string(kAccountId) +
                "\n"
                "    + now:      no such change\n");
}

TEST(PlanDifferenceText, SaysThatNothingThatIsShownDiffers) {
  EXPECT_EQ(render_plan_difference({}, {}, {}),
            "The two plans differ only in what no plan shows: in masked values, or in the\n"
            "fingerprint itself.\n");
}

TEST(PlanDifferenceText, ObeysNoTextOfAPlan) {
  const PlanDifference difference = {
      {file_change(Verb::Set, {"env", "a\x1b[2J", "vars", "X"}, "\n::error::\xE2\x80\xAE", {}),
       std::nullopt}};
  EXPECT_EQ(render_plan_difference(difference, {}, {}),
            "Changed since the review:\n"
            "acme/production\n"
            "  wrangler.toml: env.\"a\\u001b[2J\".vars.X\n"
            "    - reviewed: add \"\\n::error::\\u{202E}\"\n"
            "    + now:      no such change\n");
}

}  // namespace
}  // namespace cfplan
