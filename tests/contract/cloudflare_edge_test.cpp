// The Cloudflare provider and a real HTTP client against the emulator, with things going wrong.

#include <gtest/gtest.h>

#include <algorithm>

#include "cfplan/providers/cloudflare/cloudflare.hpp"
#include "cfplan/providers/host/curl_http_client.hpp"
#include "emulator/cloudflare_emulator.hpp"
#include "fakes/manual_clock.hpp"

namespace cfplan::tests {
namespace {

using namespace std::chrono_literals;
using Names = std::vector<std::string>;

constexpr const char* kAccount = "0506015145cda87c34f9ab8e9675a8a9";

EmbeddedAccounts world(std::size_t zone_count = 1) {
  EmbeddedAccount account{kAccount, "Example", {}, {{"u1", "auth-db"}}, {{"shop", {"A"}}}};
  for (std::size_t i = 0; i < zone_count; ++i) {
    const std::string number = std::to_string(i);
    account.zones.push_back(
        {"z" + number, "site" + number + ".com", kAccount, "Example", "active"});
  }
  return {{account}};
}

EmulatorOptions with_token(EmulatedToken token) {
  EmulatorOptions options;
  options.tokens = {std::move(token)};
  return options;
}

// For answers that come too late. ThreadSanitizer makes the emulator slow: what is no fault must
// not come too late there.
#ifdef __SANITIZE_THREAD__
constexpr auto kPatience = 3'000ms;
#else
constexpr auto kPatience = 500ms;
#endif

HttpLimits limits_for(const std::string& fault) {
  HttpLimits limits;
  if (fault.starts_with("delay")) limits.whole = kPatience;
  return limits;
}

/// The provider on an emulator; waiting costs no time.
struct Edge {
  explicit Edge(EmbeddedAccounts accounts = world(), EmulatorOptions options = {},
                std::string account_id = "", const HttpLimits& limits = {})
      : emulator(std::move(accounts), std::move(options)), http(limits, Interruption::watch()) {
    AccountTokens tokens;
    tokens["main"] = {Sensitive("canary-token"), "MAIN_CLOUDFLARE_API_TOKEN",
                      std::move(account_id)};
    tokens["other"] = {Sensitive(""), "OTHER_CLOUDFLARE_API_TOKEN", ""};
    tokens["broken"] = {Sensitive("canary\r\nX-Injected: 1"), "BROKEN_CLOUDFLARE_API_TOKEN", ""};
    provider = open_cloudflare(emulator.base_url(), std::move(tokens), http, clock);
  }

  /// Hands the fault to every request like `place`, and waits for answers as that fault needs it.
  Edge(const std::string& place, const std::string& fault)
      : Edge(world(), {}, "", limits_for(fault)) {
    inject(place + " " + fault);
  }

  void inject(const std::string& fault) { emulator.inject(parse_fault(fault).value()); }

  template <class T>
  Answer<T> ask(const Question& question) {
    std::vector<Reply> replies = provider.reader->ask({question});
    return std::get<Answer<T>>(replies.at(0));
  }

  [[nodiscard]] Names request_lines() const {
    Names lines;
    for (const LoggedRequest& request : emulator.requests()) lines.push_back(request.line());
    return lines;
  }

  [[nodiscard]] std::size_t count(const std::string& method) const {
    const auto requests = emulator.requests();
    return static_cast<std::size_t>(std::count_if(
        requests.begin(), requests.end(),
        [&](const LoggedRequest& logged) { return logged.request.method == method; }));
  }

  CloudflareEmulator emulator;
  ManualClock clock;
  CurlHttpClient http;
  AccountProvider provider;
};

const std::string kDatabases = std::string("/accounts/") + kAccount + "/d1/database";
const std::string kScripts = std::string("/accounts/") + kAccount + "/workers/scripts";

TEST(CloudflareEdge, AsksNoMoreThanTheAccountNeeds) {
  Edge edge(world(120));
  const std::vector<Reply> replies =
      edge.provider.reader->ask({{Topic::Token, "main", "", ""},
                                 {Topic::Zones, "main", kAccount, ""},
                                 {Topic::Databases, "main", kAccount, ""},
                                 {Topic::Workers, "main", kAccount, ""}});
  ASSERT_EQ(replies.size(), 4U);
  EXPECT_EQ(std::get<Answer<std::vector<Zone>>>(replies[1]).value().size(), 120U);
  Names lines = edge.request_lines();
  std::sort(lines.begin(), lines.end());
  const std::string zones = std::string("GET /zones?account.id=") + kAccount;
  EXPECT_EQ(lines, (Names{"GET " + kDatabases + "?page=1&per_page=10000", "GET " + kScripts,
                          "GET /user/tokens/verify", zones + "&page=1&per_page=50",
                          zones + "&page=2&per_page=50", zones + "&page=3&per_page=50"}));
}

TEST(CloudflareEdge, SendsNothingWithoutAToken) {
  Edge edge;
  const auto answer = edge.ask<std::vector<Zone>>({Topic::Zones, "other", "", ""});
  ASSERT_TRUE(answer.is_unknown());
  EXPECT_EQ(answer.why().code, "CFP4001");
  EXPECT_EQ(answer.why().message,
            "could not list the zones of account \"other\": OTHER_CLOUDFLARE_API_TOKEN is not set");
  EXPECT_TRUE(edge.emulator.requests().empty());
}

TEST(CloudflareEdge, SendsNothingWithATokenThatIsNoWord) {
  Edge edge;
  const auto answer = edge.ask<std::vector<Zone>>({Topic::Zones, "broken", "", ""});
  ASSERT_TRUE(answer.is_unknown());
  EXPECT_EQ(answer.why().code, "CFP4022");
  EXPECT_EQ(answer.why().message,
            "could not list the zones of account \"broken\": BROKEN_CLOUDFLARE_API_TOKEN holds no "
            "token: there is a blank, a line break or another character in it that no token has");
  EXPECT_TRUE(edge.emulator.requests().empty());
}

TEST(CloudflareEdge, KeepsTheTokenInItsHeader) {
  Edge edge;
  ASSERT_TRUE(edge.ask<Token>({Topic::Token, "main", "", ""}).is_here());
  for (const LoggedRequest& logged : edge.emulator.requests()) {
    EXPECT_EQ(logged.request.header("authorization"), "Bearer canary-token");
    EXPECT_EQ(logged.request.target.find("canary"), std::string::npos);
    EXPECT_EQ(logged.request.header("user-agent").rfind("cfplan/", 0), 0U);
  }
}

TEST(CloudflareEdge, SaysThatATokenIsWrong) {
  Edge edge(world(), with_token({"another", "", "active", "", {}}));
  const auto answer = edge.ask<Token>({Topic::Token, "main", "", ""});
  ASSERT_TRUE(answer.is_unknown());
  EXPECT_EQ(answer.why().code, "CFP4003");
  EXPECT_EQ(answer.why().message,
            "could not check the token of account \"main\": the token in "
            "MAIN_CLOUDFLARE_API_TOKEN is not accepted (code 1000: Invalid API Token)");
}

TEST(CloudflareEdge, KnowsATokenThatIsSwitchedOff) {
  Edge edge(world(), with_token({"canary-token", "", "disabled", "", {}}));
  EXPECT_EQ(edge.ask<Token>({Topic::Token, "main", "", ""}),
            Answer<Token>(Token{TokenKind::User, "disabled", ""}));
}

TEST(CloudflareEdge, FindsTheAccountOfAnAccountOwnedToken) {
  Edge edge(world(), with_token({"canary-token", kAccount, "active", "", {}}));
  EXPECT_EQ(edge.ask<Token>({Topic::Token, "main", "", ""}),
            Answer<Token>(Token{TokenKind::Account, "active", ""}));
  EXPECT_EQ(edge.ask<std::vector<AccountName>>({Topic::Accounts, "main", "", ""}),
            Answer<std::vector<AccountName>>(std::vector<AccountName>{{kAccount, "Example"}}));
  EXPECT_EQ(edge.request_lines(),
            (Names{"GET /user/tokens/verify", "GET /zones?page=1&per_page=50",
                   std::string("GET /accounts/") + kAccount + "/tokens/verify"}));
}

TEST(CloudflareEdge, TakesTheAccountItWasToldOf) {
  Edge edge(world(0), with_token({"canary-token", kAccount, "active", "", {}}), kAccount);
  EXPECT_EQ(edge.ask<Token>({Topic::Token, "main", "", ""}),
            Answer<Token>(Token{TokenKind::Account, "active", ""}));
  EXPECT_EQ(edge.emulator.requests().size(), 2U);
}

TEST(CloudflareEdge, SaysWhatAnAccountOwnedTokenWithoutZonesNeeds) {
  Edge edge(world(0), with_token({"canary-token", kAccount, "active", "", {}}));
  const auto answer = edge.ask<Token>({Topic::Token, "main", "", ""});
  ASSERT_TRUE(answer.is_unknown());
  EXPECT_EQ(answer.why().code, "CFP4013");
}

TEST(CloudflareEdge, FindsTheAccountsOfAnUnverifiedAccountTokenThroughItsZones) {
  Edge edge(world(), with_token({"canary-token", kAccount, "active", "", {}}));
  EXPECT_EQ(edge.ask<std::vector<AccountName>>({Topic::Accounts, "main", "", ""}),
            Answer<std::vector<AccountName>>(std::vector<AccountName>{{kAccount, "Example"}}));
}

TEST(CloudflareEdge, NamesTheMissingPermission) {
  const std::vector<std::tuple<Permission, Question, std::string>> cases{
      {Permission::ZoneRead, {Topic::Zones, "main", kAccount, ""}, "Zone Read"},
      {Permission::D1Read, {Topic::Databases, "main", kAccount, ""}, "D1 Read"},
      {Permission::WorkersRead, {Topic::Workers, "main", kAccount, ""}, "Workers Scripts Read"},
      {Permission::WorkersRead, {Topic::Secrets, "main", kAccount, "shop"}, "Workers Scripts Read"},
      {Permission::WorkersRead,
       {Topic::Settings, "main", kAccount, "shop"},
       "Workers Scripts Read"},
      {Permission::BindingsRead,
       {Topic::KvNamespaces, "main", kAccount, ""},
       "Workers KV Storage Read"},
      {Permission::BindingsRead,
       {Topic::R2Buckets, "main", kAccount, ""},
       "Workers R2 Storage Read"},
      {Permission::BindingsRead, {Topic::Queues, "main", kAccount, ""}, "Queues Read"},
      {Permission::AccountRead, {Topic::Accounts, "main", "", ""}, "Account Settings Read"}};
  for (const auto& [permission, question, name] : cases) {
    Edge edge(world(), with_token({"canary-token", "", "active", "", {permission}}));
    const std::vector<Reply> replies = edge.provider.reader->ask({question});
    std::visit(
        [name = name](const auto& answer) {
          ASSERT_TRUE(answer.is_unknown());
          EXPECT_EQ(answer.why().code, "CFP4004");
          EXPECT_EQ(answer.why().hint, "give the token the permission \"" + name +
                                           "\" for this account and its zones, or replace it when "
                                           "it has expired");
        },
        replies.at(0));
  }
}

TEST(CloudflareEdge, GetsOverPassingFaults) {
  for (const std::string fault : {"status=429 header=Retry-After:7", "status=502", "reset", "half",
                                  "status=500", "delay=5000"}) {
    Edge edge("GET /zones", fault);
    const auto zones = edge.ask<std::vector<Zone>>({Topic::Zones, "main", "", ""});
    EXPECT_TRUE(zones.is_here()) << fault;
    EXPECT_EQ(edge.emulator.requests().size(), 2U) << fault;
  }
}

TEST(CloudflareEdge, NeverTakesAFaultForAnEmptyList) {
  const std::vector<std::pair<std::string, std::string>> faults{
      {"status=429 always", "CFP4005"}, {"status=503 always", "CFP4006"},
      {"reset always", "CFP4007"},      {"half always", "CFP4007"},
      {"delay=5000 always", "CFP4008"}, {"malformed always", "CFP4010"},
      {"status=403 code=0", "CFP4004"}, {"status=403 header=cf-mitigated:challenge", "CFP4011"}};
  for (const auto& [fault, code] : faults) {
    Edge edge("GET " + kDatabases, fault);
    const auto answer = edge.ask<std::vector<Database>>({Topic::Databases, "main", kAccount, ""});
    ASSERT_TRUE(answer.is_unknown()) << fault;
    EXPECT_EQ(answer.why().code, code) << fault << ": " << answer.why().message;
  }
}

TEST(CloudflareEdge, SaysThatNobodyListens) {
  Edge edge;
  AccountTokens tokens;
  tokens["main"] = {Sensitive("canary-token"), "MAIN_CLOUDFLARE_API_TOKEN", ""};
  // The discard port, where nothing listens.
  const AccountProvider nobody =
      open_cloudflare("http://127.0.0.1:9", std::move(tokens), edge.http, edge.clock);
  const std::vector<Reply> replies = nobody.reader->ask({{Topic::Zones, "main", "", ""}});
  const auto& answer = std::get<Answer<std::vector<Zone>>>(replies.at(0));
  ASSERT_TRUE(answer.is_unknown());
  EXPECT_EQ(answer.why().code, "CFP4007");
  EXPECT_NE(answer.why().message.find("no connection to the API"), std::string::npos);
}

TEST(CloudflareEdge, OneAccountsTroubleStaysItsOwn) {
  Edge edge;
  const std::vector<Reply> replies =
      edge.provider.reader->ask({{Topic::Zones, "other", "", ""}, {Topic::Zones, "main", "", ""}});
  EXPECT_TRUE(std::get<Answer<std::vector<Zone>>>(replies[0]).is_unknown());
  EXPECT_TRUE(std::get<Answer<std::vector<Zone>>>(replies[1]).is_here());
}

TEST(CloudflareEdge, CreatesADatabaseOnceWhateverTheConnectionDoes) {
  for (const std::string fault : {"reset", "reset after", "half", "status=502", "status=502 after",
                                  "status=500 after", "delay=5000", "delay=5000 after", "malformed",
                                  "malformed after", "status=429 header=Retry-After:3"}) {
    Edge edge("POST " + kDatabases, fault);
    const Result<Database> created =
        edge.provider.writer->create_resource(BindingKind::Database, "main", kAccount, "fresh");
    const EmbeddedAccounts after = edge.emulator.accounts();
    const auto made =
        std::count_if(after.accounts[0].databases.begin(), after.accounts[0].databases.end(),
                      [](const Database& database) { return database.name == "fresh"; });
    if (fault == "malformed") {
      // An answer that is no passing failure and no database: certainly reported, never invented.
      EXPECT_FALSE(created);
      EXPECT_EQ(made, 0);
      continue;
    }
    ASSERT_TRUE(created) << fault;
    EXPECT_EQ(created->name, "fresh") << fault;
    EXPECT_EQ(made, 1) << fault;
  }
}

TEST(CloudflareEdge, LooksADatabaseUpByExactNameOnly) {
  EmbeddedAccounts accounts = world();
  accounts.accounts[0].databases = {{"u1", "fresh-old"}, {"u2", "fresh"}, {"u3", "my-fresh"}};
  Edge edge(accounts);
  const Result<Database> created =
      edge.provider.writer->create_resource(BindingKind::Database, "main", kAccount, "fresh");
  ASSERT_TRUE(created);
  EXPECT_EQ(created->id, "u2");
  EXPECT_EQ(edge.count("POST"), 1U);
}

TEST(CloudflareEdge, CreatesNoDatabaseWithoutThePermission) {
  Edge edge(world(), with_token({"canary-token", "", "active", "", {Permission::D1Write}}));
  const Result<Database> created =
      edge.provider.writer->create_resource(BindingKind::Database, "main", kAccount, "fresh");
  ASSERT_FALSE(created);
  const Diagnostic& diagnostic = created.error().diagnostics.at(0);
  EXPECT_EQ(diagnostic.code, "CFP4004");
  EXPECT_EQ(diagnostic.message,
            "could not create database \"fresh\": the token in MAIN_CLOUDFLARE_API_TOKEN is not "
            "allowed to (code 10000: Authentication error)");
  EXPECT_NE(diagnostic.hint.find("\"D1 Write\""), std::string::npos);
  EXPECT_EQ(edge.emulator.requests().size(), 1U);
}

TEST(CloudflareEdge, NeverUploadsOverAWorkerThatIsThere) {
  Edge edge;
  ASSERT_TRUE(edge.provider.writer->create_worker({"main", kAccount, "shop"}));
  EXPECT_EQ(edge.count("PUT"), 0U);
}

TEST(CloudflareEdge, CreatesAWorkerOnceWhateverTheConnectionDoes) {
  for (const std::string fault : {"reset", "reset after", "status=502 after", "delay=5000 after"}) {
    Edge edge("PUT " + kScripts + "/fresh", fault);
    ASSERT_TRUE(edge.provider.writer->create_worker({"main", kAccount, "fresh"})) << fault;
    EXPECT_NE(edge.emulator.accounts().accounts[0].find_worker("fresh"), nullptr) << fault;
  }
}

TEST(CloudflareEdge, RepeatsAPatchOfSecretsUntilItIsThrough) {
  for (const std::string fault : {"reset", "reset after", "status=502 after", "delay=5000 after",
                                  "status=429 header=Retry-After:3"}) {
    Edge edge("PATCH " + kScripts + "/shop/secrets-bulk", fault);
    std::map<std::string, std::optional<Sensitive>> changes;
    changes.emplace("A", std::nullopt);
    changes.emplace("B", Sensitive("line\n\"quoted\""));
    ASSERT_TRUE(edge.provider.writer->change_secrets({"main", kAccount, "shop"}, changes)) << fault;
    EXPECT_EQ(edge.emulator.secret_value("shop", "B"), "line\n\"quoted\"") << fault;
    EXPECT_EQ(edge.ask<Names>({Topic::Secrets, "main", kAccount, "shop"}),
              Answer<Names>(Names{"B"}));
    EXPECT_EQ(edge.count("PATCH"), 2U) << fault;
  }
}

TEST(CloudflareEdge, SaysThatTheLatestVersionIsNotDeployed) {
  Edge edge;
  edge.inject("PATCH * status=400 code=10215");
  std::map<std::string, std::optional<Sensitive>> changes;
  changes.emplace("B", Sensitive("canary-secret"));
  const Result<void> result =
      edge.provider.writer->change_secrets({"main", kAccount, "shop"}, changes);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().diagnostics.at(0).code, "CFP4017");
  EXPECT_EQ(result.error().diagnostics.at(0).message,
            "could not set the secrets of worker \"shop\": the latest version of the worker is not "
            "deployed (code 10215: injected)");
}

}  // namespace
}  // namespace cfplan::tests
