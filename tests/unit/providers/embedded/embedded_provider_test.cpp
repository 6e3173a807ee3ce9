#include "cfplan/providers/embedded/embedded_provider.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

EmbeddedAccounts two_accounts() {
  EmbeddedAccounts world;
  world.accounts.push_back({"acc-1",
                            "First",
                            {{"z2", "example.org", "acc-1", "First", "active"},
                             {"z1", "example.com", "acc-1", "First", "active"}},
                            {{"d1", "shop-db"}, {"d0", "auth-db"}},
                            {{"shop", {"B", "A"}}, {"api", {}}}});
  world.accounts.push_back({"acc-2", "Second", {}, {}, {}});
  return world;
}

class EmbeddedProvider : public testing::Test {
 protected:
  std::shared_ptr<EmbeddedAccounts> world = std::make_shared<EmbeddedAccounts>(two_accounts());
  int kept = 0;
  EmbeddedReader reader{world};
  EmbeddedWriter writer{world, [this](const EmbeddedAccounts&) -> Result<void> {
                          ++kept;
                          return {};
                        }};

  template <class T>
  Answer<T> ask(const Question& question) {
    std::vector<Reply> replies = reader.ask({question});
    return std::get<Answer<T>>(replies.at(0));
  }
  using Names = std::vector<std::string>;
};

TEST_F(EmbeddedProvider, ListsDatabasesByName) {
  EXPECT_EQ(ask<std::vector<Database>>({Topic::Databases, "", "acc-1", ""}),
            Answer<std::vector<Database>>({{"d0", "auth-db"}, {"d1", "shop-db"}}));
}

TEST_F(EmbeddedProvider, ListsTheZonesOfAllAccountsWhenNoneIsNamed) {
  const auto zones = ask<std::vector<Zone>>({Topic::Zones, "", "", ""});
  ASSERT_TRUE(zones.is_here());
  ASSERT_EQ(zones.value().size(), 2U);
  EXPECT_EQ(zones.value()[0].name, "example.com");
}

TEST_F(EmbeddedProvider, HasNoZonesInAnotherAccount) {
  EXPECT_EQ(ask<std::vector<Zone>>({Topic::Zones, "", "acc-2", ""}),
            Answer<std::vector<Zone>>(std::vector<Zone>{}));
}

TEST_F(EmbeddedProvider, CannotTellTheDatabasesOfAnUnknownAccount) {
  const auto answer = ask<std::vector<Database>>({Topic::Databases, "main", "nope", ""});
  ASSERT_TRUE(answer.is_unknown());
  EXPECT_EQ(answer.why().code, "CFP4019");
  EXPECT_EQ(answer.why().message, "the account id of account \"main\" is none that the token sees");
}

TEST_F(EmbeddedProvider, TellsAMissingWorkerFromOneWithoutSecrets) {
  EXPECT_TRUE(ask<Names>({Topic::Secrets, "", "acc-1", "none"}).is_absent());
  EXPECT_EQ(ask<Names>({Topic::Secrets, "", "acc-1", "api"}), Answer<Names>(Names{}));
  EXPECT_EQ(ask<Names>({Topic::Secrets, "", "acc-1", "shop"}), Answer<Names>(Names{"A", "B"}));
}

TEST_F(EmbeddedProvider, CreatesADatabaseOnceAndAlwaysWithTheSameId) {
  const Result<Database> first =
      writer.create_resource(BindingKind::Database, "", "acc-1", "new-db");
  ASSERT_TRUE(first);
  EXPECT_EQ(first->id, embedded_uuid("acc-1/d1/new-db"));
  const Result<Database> second =
      writer.create_resource(BindingKind::Database, "", "acc-1", "new-db");
  ASSERT_TRUE(second);
  EXPECT_EQ(*second, *first);
  EXPECT_EQ(world->accounts[0].databases.size(), 3U);
  EXPECT_EQ(kept, 1);
}

TEST_F(EmbeddedProvider, SetsAndDeletesSecretsByName) {
  std::map<std::string, std::optional<Sensitive>> changes;
  changes.emplace("C", Sensitive("value"));
  changes.emplace("A", std::nullopt);
  ASSERT_TRUE(writer.change_secrets({"", "acc-1", "shop"}, changes));
  EXPECT_EQ(ask<Names>({Topic::Secrets, "", "acc-1", "shop"}), Answer<Names>(Names{"B", "C"}));
}

TEST_F(EmbeddedProvider, RefusesSecretsOfAMissingWorker) {
  const Result<void> result = writer.change_secrets({"", "acc-1", "none"}, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().diagnostics[0].code, "CFP4016");
  EXPECT_EQ(result.error().diagnostics[0].message, "there is no worker \"none\"");
}

TEST_F(EmbeddedProvider, CreatesAWorkerWithoutTouchingOneThatIsThere) {
  ASSERT_TRUE(writer.create_worker({"", "acc-1", "fresh"}));
  ASSERT_TRUE(writer.create_worker({"", "acc-1", "shop"}));
  EXPECT_EQ(ask<Names>({Topic::Workers, "", "acc-1", ""}),
            Answer<Names>(Names{"api", "fresh", "shop"}));
  EXPECT_EQ(ask<Names>({Topic::Secrets, "", "acc-1", "shop"}), Answer<Names>(Names{"A", "B"}));
}

TEST_F(EmbeddedProvider, ForgetsAChangeThatCouldNotBeKept) {
  EmbeddedWriter broken{world, [](const EmbeddedAccounts&) -> Result<void> {
                          return fail(Diagnostic{.code = "CFP4052", .message = "disk full"});
                        }};
  EXPECT_FALSE(broken.create_resource(BindingKind::Database, "", "acc-1", "new-db"));
  EXPECT_EQ(*world, two_accounts());
}

}  // namespace
}  // namespace cfplan
