#include "cfplan/providers/snapshot/snapshot.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

using Names = std::vector<std::string>;

constexpr std::chrono::system_clock::time_point kNow{std::chrono::seconds(1'767'323'045)};

Question named_zones(const std::string& account_id, std::vector<std::string> names) {
  Question question{Topic::Zones, "main", account_id, ""};
  question.zone_names = std::move(names);
  return question;
}

Account observed() {
  Account account;
  account.put({Topic::Token, "main", "", ""},
              Answer<Token>(Token{TokenKind::Account, "active", "x"}));
  account.put({Topic::Accounts, "main", "", ""},
              Answer<std::vector<AccountName>>(std::vector<AccountName>{{"a", "A"}}));
  account.put({Topic::Zones, "main", "", ""},
              Answer<std::vector<Zone>>(std::vector<Zone>{{"z1", "a.com", "a", "A", "active"},
                                                          {"z2", "b.com", "b", "B", "pending"}}));
  account.put(named_zones("c", {"c.com"}),
              Answer<std::vector<Zone>>(std::vector<Zone>{{"z3", "c.com", "c", "C", "active"}}));
  account.put({Topic::Databases, "main", "a", ""},
              Answer<std::vector<Database>>(std::vector<Database>{{"u", "db"}}));
  account.put({Topic::Workers, "main", "a", ""}, Answer<Names>(Names{"shop"}));
  account.put({Topic::Secrets, "main", "a", "shop"}, Answer<Names>(Names{"A", "B"}));
  account.put({Topic::Secrets, "main", "a", "gone"}, Answer<Names>(Absent{}));
  Diagnostic why{.code = "CFP4006", .message = "could not list the databases"};
  why.resource = "databases";
  why.hint = "run it again later";
  account.put({Topic::Databases, "main", "b", ""},
              Answer<std::vector<Database>>(CouldNotTell{why}));
  return account;
}

Snapshot saved() { return read_snapshot("snap.json", write_snapshot(observed(), kNow)).value(); }

TEST(Snapshot, GivesBackEveryReply) {
  const Snapshot snapshot = saved();
  EXPECT_EQ(snapshot.created_at, "2026-01-02T03:04:05Z");
  EXPECT_EQ(snapshot.replies, observed().replies());
}

TEST(Snapshot, IsTheSameTextForTheSameAnswers) {
  EXPECT_EQ(write_snapshot(observed(), kNow), write_snapshot(observed(), kNow));
}

TEST(Snapshot, NamesItsMoment) {
  EXPECT_EQ(SnapshotReader(saved()).source(), "snapshot of 2026-01-02T03:04:05Z");
  EXPECT_EQ(SnapshotReader(saved()).limits(),
            (std::vector<std::string>{"what changed since then", "the token"}));
}

TEST(Snapshot, AnswersWhatFollowsFromSavedAnswers) {
  SnapshotReader reader(saved());
  const std::vector<Reply> replies =
      reader.ask({{Topic::Zones, "main", "b", ""}, {Topic::Secrets, "main", "a", "never-there"}});
  EXPECT_EQ(std::get<Answer<std::vector<Zone>>>(replies[0]),
            Answer<std::vector<Zone>>(std::vector<Zone>{{"z2", "b.com", "b", "B", "pending"}}));
  EXPECT_TRUE(std::get<Answer<Names>>(replies[1]).is_absent());
}

TEST(Snapshot, FindsZonesByNameInASavedList) {
  SnapshotReader reader(saved());
  const std::vector<Reply> replies =
      reader.ask({named_zones("", {"a.com", "x.com"}), named_zones("a", {"b.com"})});
  EXPECT_EQ(std::get<Answer<std::vector<Zone>>>(replies[0]),
            Answer<std::vector<Zone>>(std::vector<Zone>{{"z1", "a.com", "a", "A", "active"}}));
  EXPECT_EQ(std::get<Answer<std::vector<Zone>>>(replies[1]),
            Answer<std::vector<Zone>>(std::vector<Zone>{}));
}

TEST(Snapshot, CannotTellWhatWasNotSaved) {
  SnapshotReader reader(saved());
  const std::vector<Reply> replies =
      reader.ask({{Topic::Secrets, "other", "c", "shop"}, {Topic::Databases, "other", "", ""}});
  const auto& secrets = std::get<Answer<Names>>(replies[0]);
  ASSERT_TRUE(secrets.is_unknown());
  EXPECT_EQ(secrets.why().code, "CFP4058");
  EXPECT_EQ(secrets.why().message,
            "the snapshot of 2026-01-02T03:04:05Z does not hold the secrets of worker \"shop\"");
  const auto& databases = std::get<Answer<std::vector<Database>>>(replies[1]);
  ASSERT_TRUE(databases.is_unknown());
  EXPECT_EQ(databases.why().message,
            "the snapshot of 2026-01-02T03:04:05Z does not hold the databases");
}

TEST(Snapshot, HoldsNothingOfWhatIsLiveInAWorker) {
  Account account = observed();
  account.put({Topic::Settings, "main", "a", "shop"},
              Answer<std::vector<LiveBinding>>(
                  std::vector<LiveBinding>{{"plain_text", "LOG_LEVEL", "debug"}}));
  EXPECT_EQ(write_snapshot(account, kNow), write_snapshot(observed(), kNow));
  const std::vector<Reply> replies =
      SnapshotReader(saved()).ask({{Topic::Settings, "main", "a", "shop"}});
  const auto& settings = std::get<Answer<std::vector<LiveBinding>>>(replies[0]);
  ASSERT_TRUE(settings.is_unknown());
  EXPECT_EQ(settings.why().code, "CFP4058");
  EXPECT_EQ(settings.why().message, "a snapshot does not hold what is live in workers");
}

TEST(Snapshot, RefusesOtherFormats) {
  const auto message = [](const std::string& text) {
    const Result<Snapshot> snapshot = read_snapshot("snap.json", text);
    return snapshot ? "read" : snapshot.error().diagnostics.at(0).message;
  };
  EXPECT_EQ(message(R"({"format_version": 2, "replies": []})"), "a snapshot of format 2, not 1");
  EXPECT_EQ(message(R"({"replies": []})"), "neither an embedded account nor a snapshot");
  EXPECT_EQ(message(R"({"format_version": 1, "replies": [{"topic": "moon"}]})"),
            "replies[0] is no reply of a snapshot");
  EXPECT_EQ(message(R"({"format_version": 1, "replies": [{"topic": "zones", "answer": [{}]}]})"),
            "replies[0] is no reply of a snapshot");
}

}  // namespace
}  // namespace cfplan
