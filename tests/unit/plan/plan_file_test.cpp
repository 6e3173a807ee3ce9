#include "cfplan/plan/plan_file.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

// A plan with every kind of action, odd values and odd characters.
World full_world() {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.account_managed = true;
  acme.create_worker = true;
  acme.routes = {route("example.com/*")};
  acme.databases = {database("DB", "new-db")};
  acme.databases[0].create = true;
  acme.secrets = {{"KEY", SecretFromFile{"canary-path"}, "3", {}}};
  acme.vars = {{"INF", var(std::numeric_limits<double>::infinity())},
               {"MAP", var(Value::Map{{"$a", 1}, {"$$b", Value::List{1.5, true, "\u202e"}}})}};
  acme.env = {{"GREETING", text("gr\u00fc\u00df dich")}};
  Deployment& beta = world.add("beta", "live");
  beta.state = DeploymentState::Absent;
  world.file("wrangler.toml",
             "name = \"shop\"\n[env.beta-live]\nwhen = 2020-01-01\n[env.beta-live.vars]\n"
             "A_TOKEN = \"canary0123456\"\n[env.old]\n");
  world.file("config/customers/beta/live.env", "B_TOKEN=canary0123456\n");
  world.versions = {{{{"acme", "live"}, "GONE"}, "1"}};
  world.write_version_lock();
  world.diagnostics = {
      {"CFP1999", Severity::Warning, "w", Place{"f", 1, 2, "line", 1, 1}, "r", "h", "acme/live"}};
  return world;
}

Result<Plan> read_back(const std::string& json) { return read_plan("plan.json", json); }

Diagnostic refusal(const std::string& json) {
  const auto plan = read_back(json);
  EXPECT_FALSE(plan.has_value());
  return plan ? Diagnostic{} : plan.error().diagnostics.front();
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(PlanFile, IsByteIdenticalAfterReadingItBack) {
  World world = full_world();
  const Plan plan = plan_of(world);
  EXPECT_EQ(plan.actions.size(), 7U);
  for (const Ids ids : {Ids::Full, Ids::Masked}) {
    const std::string json = write_plan(plan, ids);
    const auto again = read_back(json);
    ASSERT_TRUE(again.has_value()) << again.error().diagnostics.front().message;
    EXPECT_EQ(write_plan(*again, ids), json);
  }
  const auto again = read_back(write_plan(plan, Ids::Full));
  EXPECT_EQ(write_plan(*again, Ids::Masked), write_plan(plan, Ids::Masked));
  EXPECT_EQ(again->ids, plan.ids);
}

TEST(PlanFile, IsAsciiAndHoldsNoCredentialAndNoSourceOfASecret) {
  World world = full_world();
  const std::string json = write_plan(plan_of(world), Ids::Full);
  for (const char c : json) EXPECT_TRUE(c == '\n' || (c >= 0x20 && c < 0x7F));
  EXPECT_EQ(json.find("canary"), std::string::npos);
  EXPECT_NE(json.find("gr\\u00fc\\u00df dich"), std::string::npos);
  EXPECT_NE(json.find("\\u202e"), std::string::npos);
}

TEST(PlanFile, MasksIdsForPeople) {
  World world = full_world();
  const Plan plan = plan_of(world);
  EXPECT_NE(write_plan(plan, Ids::Full).find(kZoneId), std::string::npos);
  const std::string json = write_plan(plan, Ids::Masked);
  EXPECT_EQ(json.find(kZoneId), std::string::npos);
  EXPECT_EQ(json.find(kAccountId), std::string::npos);
  EXPECT_NE(json.find("05060151****"), std::string::npos);
}

TEST(PlanFile, HasTheSameTopLevelAlways) {
  const std::string json = write_plan(Plan{}, Ids::Full);
  EXPECT_EQ(json,
            "{\n  \"format_version\": 1,\n  \"fingerprint\": \"\",\n  \"counts\": {\n"
            "    \"create\": 0,\n    \"update\": 0,\n    \"delete\": 0,\n"
            "    \"secrets_to_set\": 0,\n    \"secrets_to_delete\": 0,\n"
            "    \"deferred_secrets\": 0\n  },\n  \"deployments\": [],\n  \"actions\": [],\n"
            "  \"unmanaged\": [],\n  \"drift\": [],\n  \"diagnostics\": []\n}\n");
}

TEST(PlanFile, ThatIsBrokenNamesThePlace) {
  const Diagnostic broken = refusal("{\n  \"format_version\": 1,\n  oops\n}\n");
  EXPECT_EQ(broken.code, "CFP2301");
  EXPECT_EQ(broken.message, "a saved plan is JSON, and this is not");
  ASSERT_TRUE(broken.place.has_value());
  EXPECT_EQ(broken.place->file, "plan.json");
  EXPECT_EQ(broken.place->line, 3U);
  EXPECT_EQ(refusal("").code, "CFP2301");
  EXPECT_EQ(refusal("\xff").message, "is not UTF-8");
  EXPECT_EQ(refusal(std::string(100000, '[')).message, "nested too deeply for a plan file");
  EXPECT_EQ(refusal("{\"format_version\": 1e999}").code, "CFP2301");
  EXPECT_EQ(refusal("{\"a\": 1, \"a\": 2}").message, "the key \"a\" is there twice");
}

TEST(PlanFile, OfAnotherVersionIsRefused) {
  const Diagnostic other = refusal("{\"format_version\": 7}");
  EXPECT_EQ(other.code, "CFP2304");
  EXPECT_EQ(other.message, "format_version 7 is not known, only 1");
}

TEST(PlanFile, ThatIsForgedIsRefusedWithTheFirstThingWrong) {
  World world = full_world();
  const std::string json = write_plan(plan_of(world), Ids::Full);
  EXPECT_EQ(refusal("[]").message, "the plan is not an object");
  EXPECT_EQ(refusal("{}").message, "format_version is missing");
  EXPECT_EQ(refusal(replaced(json, "\"create_database\"", "\"drop_database\"")).message,
            "actions[0].kind is none of the words known there");
  EXPECT_EQ(refusal(replaced(json, "\"verdict\": \"changed\"", "\"verdict\": 3")).message,
            "deployments[0].verdict is not a string");
  EXPECT_EQ(refusal(replaced(json, "\"create\": ", "\"create\": -")).message,
            "counts.create is not a whole number");
  EXPECT_EQ(refusal(replaced(json, "\"drift\": []", "\"drift\": [], \"more\": 1")).message,
            "the plan has an unknown key \"more\"");
  EXPECT_EQ(refusal(replaced(json, "\"drift\": []", "\"drift\": {}")).message,
            "drift is not a list");
  EXPECT_EQ(refusal(replaced(json, "\"mode\": \"0644\"", "\"mode\": \"99999\"")).message,
            "actions[3].before.mode is no file mode of four octal digits");
}

}  // namespace
}  // namespace cfplan
