// What the embedded account promises, Cloudflare's API promises too: every case runs on both, the
// API being the emulator behind a real HTTP client.

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "cfplan/providers/cloudflare/cloudflare.hpp"
#include "cfplan/providers/embedded/embedded_provider.hpp"
#include "cfplan/providers/host/curl_http_client.hpp"
#include "cfplan/providers/host/system_clock.hpp"
#include "emulator/cloudflare_emulator.hpp"

namespace cfplan::tests {
namespace {

using Names = std::vector<std::string>;

EmbeddedAccounts small_world() {
  EmbeddedAccounts world;
  EmbeddedAccount first{"acc-1", "First", {}, {}, {}};
  for (int i = 0; i < 120; ++i) {
    const std::string number = std::to_string(i);
    first.zones.push_back({"z" + number, "site" + number + ".com", "acc-1", "First", "active"});
  }
  first.databases = {{"u2", "shop-db-old"}, {"u1", "shop-db"}};
  first.workers = {{"shop",
                    {"B", "A"},
                    {{"plain_text", "LOG_LEVEL", "debug"},
                     {"json", "LIMITS", Value::Map{{"per_minute", 1.5}, {"on", true}}},
                     {"d1", "DB", "u1"},
                     {"ai", "AI", Null{}}},
                    "2026-11-23T10:15:00Z"},
                   {"api", {}},
                   {.name = "ahead", .has_undeployed_version = true}};
  first.others[BindingKind::KvNamespace] = {{"kv1", "cache"}};
  for (int i = 0; i < 2'100; ++i) {
    const std::string name = "bucket" + std::to_string(i);
    first.others[BindingKind::R2Bucket].push_back({name, name});
  }
  first.others[BindingKind::Queue] = {{"mail", "mail"}};
  first.others[BindingKind::Hyperdrive] = {{"h1", "orders"}};
  first.others[BindingKind::VectorizeIndex] = {{"search", "search"}};
  world.accounts.push_back(first);
  world.accounts.push_back(
      {"acc-2", "Second", {{"zz", "example.org", "acc-2", "Second", "pending"}}, {}, {}});
  return world;
}

/// A provider and the world behind it.
class ProviderUnderTest {
 public:
  virtual ~ProviderUnderTest() = default;
  virtual AccountProvider& provider() = 0;
  virtual EmbeddedAccounts world() = 0;
};

class Embedded : public ProviderUnderTest {
 public:
  AccountProvider& provider() override { return provider_; }
  EmbeddedAccounts world() override { return *world_; }

 private:
  std::shared_ptr<EmbeddedAccounts> world_ = std::make_shared<EmbeddedAccounts>(small_world());
  AccountProvider provider_{
      std::make_unique<EmbeddedReader>(world_),
      std::make_unique<EmbeddedWriter>(world_,
                                       [](const EmbeddedAccounts&) -> Result<void> { return {}; })};
};

template <Totals totals>
class Api : public ProviderUnderTest {
 public:
  AccountProvider& provider() override { return provider_; }
  EmbeddedAccounts world() override { return emulator_.accounts(); }

 private:
  static AccountTokens tokens() {
    AccountTokens tokens;
    tokens["main"] = {Sensitive("secret"), "CLOUDFLARE_API_TOKEN", ""};
    return tokens;
  }

  CloudflareEmulator emulator_{small_world(), {{{"secret", "", "active", "", {}}}, totals, {}, {}}};
  SystemClock clock_{Interruption::watch()};
  CurlHttpClient http_{HttpLimits{}, Interruption::watch()};
  AccountProvider provider_ = open_cloudflare(emulator_.base_url(), tokens(), http_, clock_);
};

template <class Subject>
class AccountProviderContract : public testing::Test {
 protected:
  template <class T>
  Answer<T> ask(const Question& question) {
    std::vector<Reply> replies = subject.provider().reader->ask({question});
    EXPECT_EQ(replies.size(), 1U);
    return std::get<Answer<T>>(replies.at(0));
  }
  AccountWriter& writer() { return *subject.provider().writer; }

  Subject subject;
};

using Subjects = testing::Types<Embedded, Api<Totals::Given>, Api<Totals::LeftOut>>;
TYPED_TEST_SUITE(AccountProviderContract, Subjects);

TYPED_TEST(AccountProviderContract, KnowsAnActiveToken) {
  EXPECT_EQ(this->template ask<Token>({Topic::Token, "main", "", ""}),
            Answer<Token>(Token{TokenKind::User, "active", ""}));
}

TYPED_TEST(AccountProviderContract, ListsTheAccountsByName) {
  EXPECT_EQ(this->template ask<std::vector<AccountName>>({Topic::Accounts, "main", "", ""}),
            Answer<std::vector<AccountName>>(
                std::vector<AccountName>{{"acc-1", "First"}, {"acc-2", "Second"}}));
}

TYPED_TEST(AccountProviderContract, ListsEveryZoneOfEveryPageSorted) {
  const auto zones = this->template ask<std::vector<Zone>>({Topic::Zones, "main", "", ""});
  ASSERT_TRUE(zones.is_here());
  ASSERT_EQ(zones.value().size(), 121U);
  EXPECT_EQ(zones.value().front(), (Zone{"zz", "example.org", "acc-2", "Second", "pending"}));
  EXPECT_EQ(zones.value().back().name, "site99.com");
}

TYPED_TEST(AccountProviderContract, ListsEveryKindOfThingThatAWorkerBinds) {
  using Resources = std::vector<Resource>;
  const auto list = [&](Topic topic) {
    return this->template ask<Resources>({topic, "main", "acc-1", ""});
  };
  EXPECT_EQ(list(Topic::KvNamespaces), Answer<Resources>(Resources{{"kv1", "cache"}}));
  EXPECT_EQ(list(Topic::Queues), Answer<Resources>(Resources{{"mail", "mail"}}));
  EXPECT_EQ(list(Topic::Hyperdrives), Answer<Resources>(Resources{{"h1", "orders"}}));
  EXPECT_EQ(list(Topic::VectorizeIndexes), Answer<Resources>(Resources{{"search", "search"}}));
  const auto buckets = list(Topic::R2Buckets);
  ASSERT_TRUE(buckets.is_here());
  EXPECT_EQ(buckets.value().size(), 2'100U);
  EXPECT_EQ(buckets.value().back(), (Resource{"bucket999", "bucket999"}));
}

TYPED_TEST(AccountProviderContract, CreatesEachKindOnce) {
  for (const BindingWords& words : kBindingKinds) {
    if (words.creation != Creation::ByName) continue;
    const auto made = this->writer().create_resource(words.kind, "main", "acc-1", "fresh");
    ASSERT_TRUE(made) << words.noun;
    EXPECT_EQ(made->name, "fresh");
    if (words.bound_by == BoundBy::Name) {
      EXPECT_EQ(made->id, "fresh");
    }
    const auto again = this->writer().create_resource(words.kind, "main", "acc-1", "fresh");
    ASSERT_TRUE(again) << words.noun;
    EXPECT_EQ(*again, *made);
    const auto listed =
        this->template ask<std::vector<Resource>>({words.topic, "main", "acc-1", ""});
    EXPECT_EQ(std::count(listed.value().begin(), listed.value().end(), *made), 1) << words.noun;
  }
}

TYPED_TEST(AccountProviderContract, TellsAllBindingsOfAWorkerByName) {
  using Bindings = std::vector<LiveBinding>;
  EXPECT_TRUE(this->template ask<Bindings>({Topic::Settings, "main", "acc-1", "none"}).is_absent());
  EXPECT_EQ(
      this->template ask<Bindings>({Topic::Settings, "main", "acc-1", "shop"}),
      Answer<Bindings>(Bindings{{"secret_text", "A", Null{}},
                                {"ai", "AI", Null{}},
                                {"secret_text", "B", Null{}},
                                {"d1", "DB", "u1"},
                                {"json", "LIMITS", Value::Map{{"per_minute", 1.5}, {"on", true}}},
                                {"plain_text", "LOG_LEVEL", "debug"}}));
}

TYPED_TEST(AccountProviderContract, KeepsToTheZonesOfTheAccountAskedFor) {
  EXPECT_EQ(this->template ask<std::vector<Zone>>({Topic::Zones, "main", "acc-2", ""}),
            Answer<std::vector<Zone>>(
                std::vector<Zone>{{"zz", "example.org", "acc-2", "Second", "pending"}}));
  EXPECT_EQ(this->template ask<std::vector<Zone>>({Topic::Zones, "main", "nobody", ""}),
            Answer<std::vector<Zone>>(std::vector<Zone>{}));
}

TYPED_TEST(AccountProviderContract, LooksZonesUpByExactName) {
  Question question{Topic::Zones, "main", "acc-1", ""};
  question.zone_names = {"site11.com", "site1.com", "ite1.com", "example.org"};
  EXPECT_EQ(this->template ask<std::vector<Zone>>(question),
            Answer<std::vector<Zone>>(
                std::vector<Zone>{{"z1", "site1.com", "acc-1", "First", "active"},
                                  {"z11", "site11.com", "acc-1", "First", "active"}}));
  question.account_id = "";
  EXPECT_EQ(this->template ask<std::vector<Zone>>(question).value().size(), 3U);
}

TYPED_TEST(AccountProviderContract, TellsWhetherTheLatestVersionIsDeployed) {
  const auto versions = [&](const std::string& worker) {
    return this->template ask<WorkerVersions>({Topic::Versions, "main", "acc-1", worker});
  };
  ASSERT_TRUE(versions("shop").is_here());
  EXPECT_TRUE(versions("shop").value().latest_is_live());
  ASSERT_TRUE(versions("ahead").is_here());
  EXPECT_FALSE(versions("ahead").value().latest_is_live());
  EXPECT_TRUE(versions("none").is_absent());
}

TYPED_TEST(AccountProviderContract, ListsDatabasesAndWorkers) {
  EXPECT_EQ(this->template ask<std::vector<Database>>({Topic::Databases, "main", "acc-1", ""}),
            Answer<std::vector<Database>>(
                std::vector<Database>{{"u1", "shop-db"}, {"u2", "shop-db-old"}}));
  EXPECT_EQ(this->template ask<Names>({Topic::Workers, "main", "acc-1", ""}),
            Answer<Names>(Names{"ahead", "api", "shop"}));
  EXPECT_EQ(this->template ask<Names>({Topic::Workers, "main", "acc-2", ""}),
            Answer<Names>(Names{}));
}

TYPED_TEST(AccountProviderContract, TellsWhenEachWorkerWasUploaded) {
  const auto uploads =
      this->template ask<std::vector<WorkerUpload>>({Topic::Uploads, "main", "acc-1", ""});
  ASSERT_TRUE(uploads.is_here());
  ASSERT_EQ(uploads.value().size(), 3U);
  EXPECT_EQ(uploads.value()[2], (WorkerUpload{"shop", "2026-11-23T10:15:00Z"}));
}

TYPED_TEST(AccountProviderContract, TellsAMissingWorkerFromOneWithoutSecrets) {
  EXPECT_TRUE(this->template ask<Names>({Topic::Secrets, "main", "acc-1", "none"}).is_absent());
  EXPECT_EQ(this->template ask<Names>({Topic::Secrets, "main", "acc-1", "api"}),
            Answer<Names>(Names{}));
  EXPECT_EQ(this->template ask<Names>({Topic::Secrets, "main", "acc-1", "shop"}),
            Answer<Names>(Names{"A", "B"}));
}

TYPED_TEST(AccountProviderContract, CannotTellWhatIsInAnUnknownAccount) {
  for (const Topic topic : {Topic::Workers, Topic::Secrets}) {
    const auto answer = this->template ask<Names>({topic, "main", "nobody", "shop"});
    ASSERT_TRUE(answer.is_unknown());
    EXPECT_EQ(answer.why().code, "CFP4019");
  }
  const auto answer =
      this->template ask<std::vector<Database>>({Topic::Databases, "main", "nobody", ""});
  ASSERT_TRUE(answer.is_unknown());
  EXPECT_EQ(answer.why().code, "CFP4019");
}

TYPED_TEST(AccountProviderContract, AnswersManyQuestionsInTheirOrder) {
  const std::vector<Reply> replies =
      this->subject.provider().reader->ask({{Topic::Secrets, "main", "acc-1", "shop"},
                                            {Topic::Zones, "main", "acc-1", ""},
                                            {Topic::Accounts, "main", "", ""},
                                            {Topic::Workers, "main", "acc-1", ""}});
  ASSERT_EQ(replies.size(), 4U);
  EXPECT_EQ(std::get<Answer<Names>>(replies[0]), Answer<Names>(Names{"A", "B"}));
  EXPECT_EQ(std::get<Answer<std::vector<Zone>>>(replies[1]).value().size(), 120U);
  EXPECT_EQ(std::get<Answer<std::vector<AccountName>>>(replies[2]).value().size(), 2U);
  EXPECT_EQ(std::get<Answer<Names>>(replies[3]), Answer<Names>(Names{"ahead", "api", "shop"}));
}

TYPED_TEST(AccountProviderContract, CreatesADatabaseOfExactlyThisName) {
  const Result<Database> created =
      this->writer().create_resource(BindingKind::Database, "main", "acc-1", "shop");
  ASSERT_TRUE(created);
  EXPECT_EQ(created->name, "shop");
  EXPECT_EQ(created->id, embedded_uuid("acc-1/d1/shop"));
  EXPECT_EQ(this->subject.world().accounts[0].databases.size(), 3U);
}

TYPED_TEST(AccountProviderContract, FindsADatabaseThatIsThereAlready) {
  const Result<Database> created =
      this->writer().create_resource(BindingKind::Database, "main", "acc-1", "shop-db");
  ASSERT_TRUE(created);
  EXPECT_EQ(*created, (Database{"u1", "shop-db"}));
  EXPECT_EQ(this->subject.world(), small_world());
}

TYPED_TEST(AccountProviderContract, CreatesNothingInAnUnknownAccount) {
  const Result<Database> created =
      this->writer().create_resource(BindingKind::Database, "main", "nobody", "shop");
  ASSERT_FALSE(created);
  EXPECT_EQ(created.error().diagnostics.at(0).code, "CFP4019");
  EXPECT_EQ(this->subject.world(), small_world());
}

TYPED_TEST(AccountProviderContract, CreatesAnEmptyWorkerAndLeavesAPresentOne) {
  ASSERT_TRUE(this->writer().create_worker({"main", "acc-1", "fresh"}));
  ASSERT_TRUE(this->writer().create_worker({"main", "acc-1", "shop"}));
  EmbeddedAccounts expected = small_world();
  expected.accounts[0].workers.push_back({"fresh", {}});
  EXPECT_EQ(this->subject.world(), expected);
}

TYPED_TEST(AccountProviderContract, SetsAndDeletesSecretsInOneChange) {
  std::map<std::string, std::optional<Sensitive>> changes;
  changes.emplace("A", std::nullopt);
  changes.emplace("B", Sensitive("changed"));
  changes.emplace("C", Sensitive("\"quoted\"\n\x01 \xC3\xA9"));
  changes.emplace("never-there", std::nullopt);
  ASSERT_TRUE(this->writer().change_secrets({"main", "acc-1", "shop"}, changes));
  ASSERT_TRUE(this->writer().change_secrets({"main", "acc-1", "shop"}, changes));
  EXPECT_EQ(this->template ask<Names>({Topic::Secrets, "main", "acc-1", "shop"}),
            Answer<Names>(Names{"B", "C"}));
}

TYPED_TEST(AccountProviderContract, RefusesSecretsOfAMissingWorker) {
  std::map<std::string, std::optional<Sensitive>> changes;
  changes.emplace("A", Sensitive("value"));
  const Result<void> result = this->writer().change_secrets({"main", "acc-1", "none"}, changes);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().diagnostics.at(0).code, "CFP4016");
  EXPECT_EQ(result.error().diagnostics.at(0).message, "there is no worker \"none\"");
  EXPECT_EQ(this->subject.world(), small_world());
}

}  // namespace
}  // namespace cfplan::tests
