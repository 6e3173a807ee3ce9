#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

const std::string kId = kAccountId;
const std::string kOther = kOtherAccountId;

// Two deployments that manage their account and nothing else; `accounts:` main and other.
World two_accounts(const std::string& toml) {
  World world;
  world.desired.accounts.clear();
  world.desired.accounts["main"] = {"main", kId, "CLOUDFLARE_API_TOKEN", {}};
  world.desired.accounts["other"] = {"other", kOther, "OTHER_CLOUDFLARE_API_TOKEN", {}};
  for (const char* customer : {"acme", "beta"}) {
    Deployment& deployment = world.add(customer, "live");
    deployment.env_file.reset();
    deployment.account_managed = true;
    deployment.account = text("main");
  }
  world.file("wrangler.toml", toml);
  return world;
}

const std::string kSections = "[env.acme-live]\n[env.beta-live]\n";

TEST(AccountId, GoesToTheTopLevelWhenAllShareOneAccount) {
  World world = two_accounts("name = \"shop\"\n" + kSections);
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), Texts{"set account_id to \"" + kId + "\""});
  const auto& file = std::get<ChangeFile>(plan.actions.at(0));
  EXPECT_EQ(file.changes[0].deployment, DeploymentKey{});
  EXPECT_EQ(plan.counts, (Counts{0, 1, 0, 0, 0, 0}));
  EXPECT_EQ(plan.deployments[0].verdict, DeploymentVerdict::Unchanged);
  world.apply(plan);
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(AccountId, GoesToTheSectionsWhenAccountsDiffer) {
  World world = two_accounts("name = \"shop\"\n" + kSections);
  world.desired.deployments[1].account = text("other");
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), (Texts{"set env.acme-live.account_id to \"" + kId + "\"",
                                     "set env.beta-live.account_id to \"" + kOther + "\""}));
  world.apply(plan);
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(AccountId, AtTheTopLevelStaysAndOthersGetTheirOwn) {
  World world = two_accounts("name = \"shop\"\naccount_id = \"" + kOther + "\"\n" + kSections);
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), (Texts{"set env.acme-live.account_id to \"" + kId + "\"",
                                     "set env.beta-live.account_id to \"" + kId + "\""}));
}

TEST(AccountId, ThatIsEmptyCountsAsAbsent) {
  World world = two_accounts("name = \"shop\"\naccount_id = \"\" # fill in\n" + kSections);
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), Texts{"set account_id from \"\" to \"" + kId + "\""});
  world.apply(plan);
  EXPECT_EQ(world.bytes("wrangler.toml"),
            "name = \"shop\"\naccount_id = \"" + kId + "\" # fill in\n" + kSections);
}

TEST(AccountId, OfASectionThatIsStaleIsCorrectedThere) {
  World world = two_accounts("[env.acme-live]\naccount_id = \"" + kOther +
                             "\"\n[env.beta-live]\naccount_id = \"" + kId + "\"\n");
  EXPECT_EQ(changes_of(plan_of(world)),
            Texts{"set env.acme-live.account_id from \"" + kOther + "\" to \"" + kId + "\""});
}

TEST(AccountId, IsNeitherWrittenNorCheckedWhenItIsNotManaged) {
  World world = two_accounts(kSections);
  for (Deployment& deployment : world.desired.deployments) {
    deployment.account_managed = false;
    deployment.account.reset();
  }
  EXPECT_EQ(world.ask().size(), 0U);
  EXPECT_TRUE(world.plan().empty());
}

TEST(AccountId, OfTheBaseFileFollowsTheRoots) {
  World world = two_accounts(kSections);
  world.file("config/base/wrangler.base.toml", "account_id = \"\"\n");
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), (Texts{"set account_id from \"\" to \"" + kId + "\"",
                                     "set account_id to \"" + kId + "\""}));
}

TEST(AccountId, OfTheBaseFileStaysWhenTheRootsDoes) {
  World world = two_accounts("account_id = \"" + kId + "\"\n" + kSections);
  world.file("config/base/wrangler.base.toml", "account_id = \"stale\"\n");
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(AccountId, IsNotSharedWithADeploymentOutsideTheSelectionThatIsElsewhere) {
  World world = two_accounts(kSections);
  world.desired.deployments[1].account = text("other");
  world.options.selection.customers = {"acme"};
  EXPECT_EQ(changes_of(plan_of(world)), Texts{"set env.acme-live.account_id to \"" + kId + "\""});
}

// One implicit account, one deployment with the domain example.com.
World one_token(const std::string& toml) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file.reset();
  acme.account_managed = true;
  acme.domain = text("example.com");
  world.file("wrangler.toml", toml);
  return world;
}

// Another deployment of the same token, whose zone is in another account.
World one_token_and_another_account(const std::string& toml) {
  World world = one_token(toml);
  world.accounts.push_back({kOther, "Other"});
  world.zones.push_back(
      {"77aa88bb99cc00dd11ee22ff33445566", "other.org", kOther, "Other", "active"});
  Deployment& beta = world.add("beta", "live");
  beta.env_file.reset();
  beta.account_managed = true;
  beta.domain = text("other.org");
  world.options.selection.customers = {"acme"};
  return world;
}

TEST(AccountId, IsNotSharedWithADeploymentWhoseZoneIsElsewhere) {
  World world = one_token_and_another_account(kSections);
  EXPECT_EQ(changes_of(plan_of(world)), Texts{"set env.acme-live.account_id to \"" + kId + "\""});
}

TEST(AccountId, IsNotSharedWithADeploymentThatSaysAnother) {
  World world = one_token_and_another_account("[env.acme-live]\n[env.beta-live]\naccount_id = \"" +
                                              kOther + "\"\n");
  world.desired.deployments[1].domain.reset();
  EXPECT_EQ(changes_of(plan_of(world)), Texts{"set env.acme-live.account_id to \"" + kId + "\""});
}

TEST(AccountId, IsSharedWithADeploymentOutsideTheSelectionInTheSameAccount) {
  World world = one_token_and_another_account(kSections);
  world.desired.deployments[1].domain = text("www.example.com");
  EXPECT_EQ(changes_of(plan_of(world)), Texts{"set account_id to \"" + kId + "\""});
}

TEST(AccountChoice, IsTheWranglerFilesOwn) {
  World world = one_token("account_id = \"" + kId + "\"\n[env.acme-live]\n");
  const Plan plan = plan_of(world);
  EXPECT_TRUE(plan.empty());
  EXPECT_EQ(plan.deployments[0].account_id, kId);
}

TEST(AccountChoice, IsElseTheZones) {
  World world = one_token("[env.acme-live]\n");
  world.accounts.push_back({kOther, "Other"});
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  EXPECT_EQ(changes_of(plan), Texts{"set account_id to \"" + kId + "\""});
}

TEST(AccountChoice, OfADomainInTwoAccountsIsAnErrorThatListsThem) {
  World world = one_token("[env.acme-live]\n");
  world.zones.push_back({"aaaaaaaabbbbccccdddd000000000002", "example.com", kOther, "Second", ""});
  const Plan plan = plan_of(world);
  const Diagnostic several = problem(plan, "CFP4206");
  EXPECT_EQ(several.message, "acme/live is in several accounts: example.com in account " + kId +
                                 " (Main) and example.com in account " + kOther + " (Second)");
  EXPECT_EQ(several.hint,
            "say which with account: NAME and its id under accounts, or with account_id in "
            "wrangler.toml");
  EXPECT_TRUE(plan.ids.contains(kOther));
}

TEST(AccountChoice, IsElseTheTokensOnlyOne) {
  World world = one_token("[env.acme-live]\n");
  world.desired.deployments[0].zone = NoZone{};
  EXPECT_EQ(changes_of(plan_of(world)), Texts{"set account_id to \"" + kId + "\""});
}

TEST(AccountChoice, OfATokenThatSeesSeveralIsAnError) {
  World world = one_token("[env.acme-live]\n");
  world.desired.deployments[0].zone = NoZone{};
  world.accounts.push_back({kOther, "Other"});
  EXPECT_EQ(
      problem(plan_of(world), "CFP4205").message,
      "the token of the account sees 2 accounts: " + kId + " (Main) and " + kOther + " (Other)");
}

TEST(AccountChoice, OfATokenThatSeesSeveralIsTheOneOfTheEnvironment) {
  World world = one_token("[env.acme-live]\n");
  world.desired.deployments[0].zone = NoZone{};
  world.desired.accounts[""].preferred_id = kOther;
  world.accounts.push_back({kOther, "Other"});
  for (const Question& question : world.ask()) EXPECT_NE(question.topic, Topic::Accounts);
  EXPECT_EQ(changes_of(world.plan()), Texts{"set account_id to \"" + kOther + "\""});
}

TEST(AccountChoice, OfADomainInTwoAccountsIsTheOneOfTheEnvironment) {
  World world = one_token("[env.acme-live]\n");
  world.zones.push_back({"aaaaaaaabbbbccccdddd000000000002", "example.com", kOther, "Second", ""});
  world.desired.accounts[""].preferred_id = kOther;
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  EXPECT_EQ(changes_of(plan), Texts{"set account_id to \"" + kOther + "\""});
}

TEST(AccountChoice, OfTheZoneOrTheFileIsStrongerThanTheEnvironment) {
  World zone = one_token("[env.acme-live]\n");
  zone.desired.accounts[""].preferred_id = kOther;
  EXPECT_EQ(plan_of(zone).deployments[0].account_id, kId);
  World file = one_token("account_id = \"" + kId + "\"\n[env.acme-live]\n");
  file.desired.deployments[0].zone = NoZone{};
  file.desired.accounts[""].preferred_id = kOther;
  EXPECT_EQ(plan_of(file).deployments[0].account_id, kId);
}

TEST(AccountChoice, AmongNamedAccountsFollowsTheIdInTheFile) {
  World world = two_accounts("account_id = \"" + kOther + "\"\n" + kSections);
  for (Deployment& deployment : world.desired.deployments) deployment.account.reset();
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  EXPECT_EQ(plan.deployments[0].account_id, kOther);
}

TEST(AccountChoice, AmongNamedAccountsWithNothingToTellIsAnError) {
  World world = two_accounts(kSections);
  world.desired.deployments[0].account.reset();
  EXPECT_EQ(problem(plan_of(world), "CFP4204").message,
            "acme/live may be in any of 2 accounts: main and other");
}

TEST(AccountChoice, OfANamedAccountWithoutIdAsksItsToken) {
  World world = two_accounts("account_id = \"" + kOther + "\"\n" + kSections);
  world.desired.accounts["main"].id.reset();
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  EXPECT_EQ(plan.deployments[0].account_id, kId);
}

TEST(AccountChoice, StopsAtATokenThatIsNotThere) {
  World world = one_token("account_id = \"" + kId + "\"\n[env.acme-live]\n");
  world.account.put({Topic::Token, "", "", ""}, Answer<Token>(Absent{}));
  EXPECT_TRUE(world.ask().empty());
  const Diagnostic missing = problem(world.plan(), "CFP4201");
  EXPECT_EQ(missing.message, "no API token for the account");
  EXPECT_EQ(missing.hint, "set CLOUDFLARE_API_TOKEN");
}

TEST(AccountChoice, StopsAtATokenThatIsExpired) {
  World world = one_token("account_id = \"" + kId + "\"\n[env.acme-live]\n");
  world.account.put({Topic::Token, "", "", ""},
                    Answer<Token>(Token{TokenKind::User, "expired", ""}));
  EXPECT_EQ(problem(world.plan(), "CFP4202").message, "the API token of the account is expired");
}

}  // namespace
}  // namespace cfplan
