#include "cfplan/providers/account_file.hpp"

#include <gtest/gtest.h>

#include "cfplan/providers/snapshot/snapshot.hpp"
#include "unit/providers/temporary_folder.hpp"

namespace cfplan {
namespace {

using Names = std::vector<std::string>;

constexpr const char* kFlat = R"({
  "writable": true,
  "account": {"id": "acc-1", "name": "First", "plan": "paid"},
  "zones": [{"id": "z1", "name": "Example.com", "note": "kept"}],
  "d1_databases": [{"uuid": "u1", "name": "auth-db", "size": 12}],
  "workers": ["api", {"name": "shop", "secrets": [{"name": "A", "type": "secret_text"}, "B"]}],
  "remark": "mine"
}
)";

Answer<Names> names(AccountReader& reader, const Question& question) {
  std::vector<Reply> replies = reader.ask({question});
  return std::get<Answer<Names>>(replies.at(0));
}

std::string message_of(const Result<AccountProvider>& result) {
  return result ? "opened" : result.error().diagnostics.at(0).message;
}

TEST(AccountFile, ReadsTheFlatFormOfOneAccount) {
  const TemporaryFolder folder;
  Result<AccountProvider> provider = open_account_file(folder.write("account.json", kFlat));
  ASSERT_TRUE(provider);
  ASSERT_NE(provider->writer, nullptr);
  EXPECT_EQ(provider->reader->source(), "embedded account");
  const std::vector<Reply> replies =
      provider->reader->ask({{Topic::Zones, "", "acc-1", ""}, {Topic::Databases, "", "acc-1", ""}});
  EXPECT_EQ(std::get<Answer<std::vector<Zone>>>(replies[0]),
            Answer<std::vector<Zone>>({{"z1", "example.com", "acc-1", "First", "active"}}));
  EXPECT_EQ(std::get<Answer<std::vector<Database>>>(replies[1]),
            Answer<std::vector<Database>>(std::vector<Database>{{"u1", "auth-db"}}));
  EXPECT_EQ(names(*provider->reader, {Topic::Secrets, "", "acc-1", "shop"}),
            Answer<Names>(Names{"A", "B"}));
}

TEST(AccountFile, KeepsWhatItDoesNotKnowWhenItIsWritten) {
  const TemporaryFolder folder;
  Result<AccountProvider> provider = open_account_file(folder.write("account.json", kFlat));
  ASSERT_TRUE(provider);
  ASSERT_TRUE(provider->writer->create_resource(BindingKind::Database, "", "acc-1", "new-db"));
  std::map<std::string, std::optional<Sensitive>> changes;
  changes.emplace("TOKEN", Sensitive("canary-value"));
  changes.emplace("B", std::nullopt);
  ASSERT_TRUE(provider->writer->change_secrets({"", "acc-1", "shop"}, changes));
  ASSERT_TRUE(provider->writer->create_worker({"", "acc-1", "fresh"}));
  EXPECT_EQ(folder.read("account.json"), R"({
  "writable": true,
  "account": {
    "id": "acc-1",
    "name": "First",
    "plan": "paid"
  },
  "zones": [
    {
      "id": "z1",
      "name": "Example.com",
      "note": "kept"
    }
  ],
  "d1_databases": [
    {
      "uuid": "u1",
      "name": "auth-db",
      "size": 12
    },
    {
      "id": "2b946d93-c4f6-454e-a92e-b3827551908e",
      "name": "new-db"
    }
  ],
  "workers": [
    "api",
    {
      "name": "shop",
      "secrets": [
        {
          "name": "A",
          "type": "secret_text"
        },
        "TOKEN"
      ]
    },
    {
      "name": "fresh",
      "secrets": []
    }
  ],
  "remark": "mine"
}
)");
  EXPECT_EQ(folder.count(), 1U);
  Result<AccountProvider> again = open_account_file(folder.path("account.json"));
  ASSERT_TRUE(again);
  EXPECT_EQ(names(*again->reader, {Topic::Workers, "", "acc-1", ""}),
            Answer<Names>(Names{"api", "fresh", "shop"}));
}

TEST(AccountFile, ReadsAListOfAccounts) {
  const TemporaryFolder folder;
  Result<AccountProvider> provider = open_account_file(folder.write(
      "account.json",
      R"({"writable": true, "accounts": [{"id": "b", "name": "B", "workers": [{"name": "w"}]},)"
      R"({"id": "a", "name": "A"}]})"));
  ASSERT_TRUE(provider) << message_of(provider);
  const std::vector<Reply> replies = provider->reader->ask({{Topic::Accounts, "", "", ""}});
  EXPECT_EQ(std::get<Answer<std::vector<AccountName>>>(replies[0]),
            Answer<std::vector<AccountName>>({{"a", "A"}, {"b", "B"}}));
  EXPECT_EQ(names(*provider->reader, {Topic::Secrets, "", "b", "w"}), Answer<Names>(Names{}));
}

TEST(AccountFile, SaysWhichFileIsMissing) {
  EXPECT_EQ(message_of(open_account_file("no/such.json")), "there is no account file no/such.json");
}

TEST(AccountFile, PointsAtBrokenJson) {
  const TemporaryFolder folder;
  const std::string path = folder.write("account.json", "{\n  \"writable\": tru\n}\n");
  const Result<AccountProvider> provider = open_account_file(path);
  ASSERT_FALSE(provider);
  const Diagnostic& diagnostic = provider.error().diagnostics.at(0);
  EXPECT_EQ(diagnostic.code, "CFP4054");
  EXPECT_EQ(diagnostic.message, "this is no JSON");
  ASSERT_TRUE(diagnostic.place);
  EXPECT_EQ(diagnostic.place->file, path);
  EXPECT_EQ(diagnostic.place->line, 2U);
}

TEST(AccountFile, RefusesNumbersThatOverflow) {
  const TemporaryFolder folder;
  EXPECT_EQ(message_of(open_account_file(folder.write("account.json", "{\"a\": 1e9999}"))),
            "a number in it is too large");
}

TEST(AccountFile, RefusesDeepNesting) {
  const TemporaryFolder folder;
  const std::string bytes = std::string(100'000, '[');
  EXPECT_EQ(message_of(open_account_file(folder.write("account.json", bytes))),
            "nested more than 64 levels deep");
}

TEST(AccountFile, ReportsEveryWrongShape) {
  const TemporaryFolder folder;
  const Result<AccountProvider> provider = open_account_file(folder.write(
      "account.json", R"({"writable": true, "accounts": [{"id": "a", "zones": [{"id": "z"}],)"
                      R"("databases": {}, "workers": [{"secrets": [1]}]}]})"));
  ASSERT_FALSE(provider);
  Names messages;
  for (const Diagnostic& diagnostic : provider.error().diagnostics) {
    EXPECT_EQ(diagnostic.code, "CFP4055");
    messages.push_back(diagnostic.message);
  }
  EXPECT_EQ(messages,
            (Names{"accounts[0].zones[0] has no \"name\"", "accounts[0].databases is no list",
                   "accounts[0].workers[0] has no \"name\"",
                   "accounts[0].workers[0].secrets[0] has no \"name\""}));
}

TEST(AccountFile, TakesAFileThatIsNeitherForNeither) {
  const TemporaryFolder folder;
  EXPECT_EQ(message_of(open_account_file(folder.write("account.json", "{}"))),
            "neither an embedded account nor a snapshot");
}

}  // namespace
}  // namespace cfplan
