#include "cli/doctor/account_checkup.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "cfplan/render/checkup.hpp"

namespace cfplan {
namespace {

const std::string kMain = "0506015145cda87c34f9ab8e9675a8a9";
const std::string kSecond = "99990151000000000000000000000000";
// 2026-11-25T10:15:00Z
constexpr std::chrono::system_clock::time_point kNow{std::chrono::seconds(1'795'601'700)};

template <class T>
Answer<std::vector<T>> refused(const std::string& what) {
  return CouldNotTell{{.code = "CFP4004", .message = "could not list " + what, .hint = "allow it"}};
}

/// What a token sees; remembers what it was asked.
class SmallWorld : public AccountReader {
 public:
  Answer<Token> token = Token{TokenKind::User, "active", ""};
  Answer<std::vector<AccountName>> accounts = std::vector<AccountName>{{kMain, "Example"}};
  Answer<std::vector<Zone>> zones =
      std::vector<Zone>{{"z1", "acme.com", kMain, "Example", "active"}};
  Answer<std::vector<Database>> databases = std::vector<Database>{{"d1", "acme-db"}};
  Answer<std::vector<std::string>> workers = std::vector<std::string>{};
  std::vector<Question> asked;

  [[nodiscard]] std::vector<Reply> ask(const std::vector<Question>& questions) override {
    std::vector<Reply> replies;
    for (const Question& question : questions) {
      asked.push_back(question);
      replies.push_back(reply_to(question.topic));
    }
    return replies;
  }
  [[nodiscard]] std::string source() const override { return "memory"; }

 private:
  [[nodiscard]] Reply reply_to(Topic topic) const {
    switch (topic) {
      case Topic::Token: return token;
      case Topic::Accounts: return accounts;
      case Topic::Zones: return zones;
      case Topic::Databases: return databases;
      default: return workers;
    }
  }
};

/// The part as people read it, on lines that do not wrap.
std::string text_of(const CheckupPart& part) {
  return render_checkup_text({{part}}, {.ids = IdDisplay::Full, .width = 500});
}

std::string checked(SmallWorld& world, std::vector<std::string> ids = {kMain}) {
  return text_of(check_account({"", "CLOUDFLARE_API_TOKEN", std::move(ids)}, world, kNow));
}

TEST(AccountCheckup, ReadsEverythingOnceAndSaysWhatItSaw) {
  SmallWorld world;
  EXPECT_EQ(checked(world), R"(Account, token in CLOUDFLARE_API_TOKEN
  ok       token                  of a user, active, does not expire
  ok       accounts               1 account: Example (0506015145cda87c34f9ab8e9675a8a9)
  ok       Zone Read              1 zone: acme.com
  ok       D1 Read                1 database: acme-db
  ok       Workers Scripts Read   0 workers
  -        D1 Write               not checkable without writing
  -        Workers Scripts Write  not checkable without writing

No problems
)");
  EXPECT_EQ(world.asked, (std::vector<Question>{{Topic::Token, "", kMain, ""},
                                                {Topic::Accounts, "", "", ""},
                                                {Topic::Zones, "", kMain, ""},
                                                {Topic::Databases, "", kMain, ""},
                                                {Topic::Workers, "", kMain, ""}}));
}

TEST(AccountCheckup, NamesTheMissingPermission) {
  SmallWorld world;
  world.databases = refused<Database>("the databases");
  const std::string text = checked(world);
  EXPECT_NE(text.find("  problem  D1 Read                could not list the databases\n"
                      "                                  hint: allow it\n"),
            std::string::npos)
      << text;
  EXPECT_TRUE(text.ends_with("\n1 problem\n"));
}

TEST(AccountCheckup, AsksNothingOfATokenThatIsNotGood) {
  SmallWorld world;
  world.token = Token{TokenKind::Account, "expired", ""};
  EXPECT_EQ(checked(world), R"(Account, token in CLOUDFLARE_API_TOKEN
  problem  token        of the account, expired
                        hint: make a new API token in the Cloudflare dashboard and put it into CLOUDFLARE_API_TOKEN
  -        permissions  not checked: that needs a token that is good

1 problem
)");
  EXPECT_EQ(world.asked.size(), 1U);
}

std::string token_line(const std::string& expires_on) {
  SmallWorld world;
  world.token = Token{TokenKind::User, "active", expires_on};
  const std::string text = checked(world);
  const std::size_t begin = text.find('\n') + 1;
  return text.substr(begin, text.find('\n', begin) - begin);
}

TEST(AccountCheckup, WarnsOfATokenThatExpiresSoon) {
  EXPECT_EQ(token_line("2027-01-01T00:00:00Z"),
            "  ok       token                  of a user, active, expires 2027-01-01T00:00:00Z");
  EXPECT_EQ(token_line("2026-12-01T12:00:00Z"),
            "  warning  token                  of a user, active, expires 2026-12-01T12:00:00Z, in "
            "6 days");
  EXPECT_EQ(token_line("2026-11-25T12:00:00Z"),
            "  warning  token                  of a user, active, expires 2026-11-25T12:00:00Z, "
            "within a day");
  EXPECT_EQ(
      token_line("2026-11-24T12:00:00Z"),
      "  problem  token        of a user, active, expires 2026-11-24T12:00:00Z, which is past");
}

TEST(AccountCheckup, NeedsOneAccountToBeNamedWhereTheTokenSeesSeveral) {
  SmallWorld world;
  world.accounts = std::vector<AccountName>{{kMain, "Example"}, {kSecond, kSecond}};
  EXPECT_EQ(checked(world, {}), R"(Account, token in CLOUDFLARE_API_TOKEN
  ok       token                  of a user, active, does not expire
  warning  accounts               2 accounts: Example (0506015145cda87c34f9ab8e9675a8a9), 99990151000000000000000000000000
                                  hint: write the one that is meant as id: under accounts or as account_id in the wrangler file, or set CLOUDFLARE_ACCOUNT_ID
  ok       Zone Read              1 zone: acme.com
  ok       D1 Read                account 0506015145cda87c34f9ab8e9675a8a9: 1 database: acme-db
  ok       Workers Scripts Read   account 0506015145cda87c34f9ab8e9675a8a9: 0 workers
  ok       D1 Read                account 99990151000000000000000000000000: 1 database: acme-db
  ok       Workers Scripts Read   account 99990151000000000000000000000000: 0 workers
  -        D1 Write               not checkable without writing
  -        Workers Scripts Write  not checkable without writing

No problems, 1 warning
)");
}

TEST(AccountCheckup, FindsANamedAccountThatTheTokenDoesNotSee) {
  SmallWorld world;
  const CheckupPart part =
      check_account({"main", "MAIN_CLOUDFLARE_API_TOKEN", {kSecond}}, world, kNow);
  EXPECT_EQ(part.title, "Account \"main\", token in MAIN_CLOUDFLARE_API_TOKEN");
  EXPECT_EQ(part.checks[1],
            (HealthCheck{"accounts", Health::Problem,
                         "1 account: Example (" + kMain + "); " + kSecond + " is not among them",
                         "correct the id, or use a token of that account in "
                         "MAIN_CLOUDFLARE_API_TOKEN",
                         ""}));
}

TEST(AccountCheckup, NeedsNoListOfAccountsWhereOneIsNamed) {
  SmallWorld world;
  world.accounts = refused<AccountName>("the accounts");
  const auto line = [&](std::vector<std::string> ids) {
    return check_account({"", "T", std::move(ids)}, world, kNow).checks[1];
  };
  EXPECT_EQ(line({kMain}).health, Health::Unchecked);
  EXPECT_EQ(line({kMain}).remedy, "");
  EXPECT_EQ(line({}).health, Health::Problem);
}

TEST(AccountCheckup, WarnsOfAZoneThatIsNotActive) {
  SmallWorld world;
  world.zones = std::vector<Zone>{{"z1", "acme.com", kMain, "Example", "active"},
                                  {"z2", "new.com", kMain, "Example", "pending"}};
  const HealthCheck line = check_account({"", "T", {kMain}}, world, kNow).checks[2];
  EXPECT_EQ(line.health, Health::Warning);
  EXPECT_EQ(line.finding, "2 zones: acme.com, new.com (pending)");
}

TEST(AccountCheckup, ListsFiveNamesAndCountsTheOthers) {
  SmallWorld world;
  world.workers = std::vector<std::string>{"a", "b", "c", "d", "e", "f", "g"};
  const CheckupPart part = check_account({"", "T", {kMain}}, world, kNow);
  EXPECT_EQ(part.checks[4].finding, "7 workers: a, b, c, d, e and 2 more");
}

TEST(AccountFileCheckup, SpeaksOfNoTokenAndNoPermission) {
  SmallWorld world;
  world.workers = refused<std::string>("the workers");
  EXPECT_EQ(text_of(check_account_file("snap.json", "a snapshot", {"", "T", {kMain}}, world)),
            R"(Account file snap.json
  ok       account file  a snapshot
  ok       accounts      1 account: Example (0506015145cda87c34f9ab8e9675a8a9)
  ok       zones         1 zone: acme.com
  ok       databases     1 database: acme-db
  -        workers       could not list the workers
                         hint: allow it

No problems
)");
}

}  // namespace
}  // namespace cfplan
