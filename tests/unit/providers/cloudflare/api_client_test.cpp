#include "providers/cloudflare/api_client.hpp"

#include <gtest/gtest.h>

#include "fakes/manual_clock.hpp"
#include "fakes/scripted_http.hpp"

namespace cfplan {
namespace {

using namespace std::chrono_literals;
using tests::json_response;
using tests::ManualClock;
using tests::ScriptedHttp;

constexpr const char* kGood = R"({"success":true,"result":[]})";

AccountTokens tokens() {
  AccountTokens tokens;
  tokens["main"] = {Sensitive("canary"), "CLOUDFLARE_API_TOKEN", ""};
  return tokens;
}

ApiRequest get(const std::string& path) {
  ApiRequest request;
  request.account = "main";
  request.path = path;
  return request;
}

// Fails the first `failures` requests.
class ApiClientWithFailures : public testing::Test {
 protected:
  ApiAnswer send(ApiRequest request) { return client.send(std::move(request)); }

  std::size_t failures = 0;
  HttpOutcome failure = json_response(502, "bad gateway");
  ManualClock clock;
  ScriptedHttp http{[this](const HttpRequest&) -> HttpOutcome {
    if (http.seen.size() <= failures) return failure;
    return json_response(200, kGood);
  }};
  ApiClient client{"https://api.example/v4", tokens(), http, clock};
};

TEST_F(ApiClientWithFailures, SendsTheTokenInItsHeaderOnly) {
  ASSERT_TRUE(send(get("/zones")));
  const HttpRequest& request = http.seen.at(0);
  EXPECT_EQ(request.url, "https://api.example/v4/zones");
  EXPECT_EQ(request.authorization.reveal(), "Bearer canary");
  EXPECT_EQ(request.headers.at(0).name, "User-Agent");
  EXPECT_EQ(request.headers.at(0).value.rfind("cfplan/", 0), 0U);
  for (const HttpHeader& header : request.headers) {
    EXPECT_EQ(header.value.find("canary"), std::string::npos);
  }
}

TEST_F(ApiClientWithFailures, RepeatsAGetWithGrowingPauses) {
  failures = 3;
  EXPECT_TRUE(send(get("/zones")));
  ASSERT_EQ(clock.sleeps.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto expected = 500ms * (1 << i);
    EXPECT_GE(clock.sleeps[i], expected * 3 / 4);
    EXPECT_LE(clock.sleeps[i], expected * 5 / 4);
  }
}

TEST_F(ApiClientWithFailures, GivesUpAfterFourTries) {
  failures = 100;
  EXPECT_FALSE(send(get("/zones")));
  EXPECT_EQ(http.seen.size(), 4U);
}

TEST_F(ApiClientWithFailures, TriesATimeOutOnlyTwice) {
  failures = 100;
  failure = TransportFailure{TransportFault::TimedOut, "slow"};
  EXPECT_FALSE(send(get("/zones")));
  EXPECT_EQ(http.seen.size(), 2U);
}

TEST_F(ApiClientWithFailures, NeverRepeatsWhatMayHappenOnlyOnce) {
  failures = 1;
  ApiRequest request = get("/d1");
  request.repeat = Repeat::Never;
  EXPECT_FALSE(send(std::move(request)));
  EXPECT_EQ(http.seen.size(), 1U);
}

TEST_F(ApiClientWithFailures, NeverRepeatsARefusalOrABadCertificate) {
  failures = 1;
  failure = json_response(403, R"({"success":false,"errors":[{"code":9109,"message":""}]})");
  EXPECT_FALSE(send(get("/zones")));
  EXPECT_EQ(http.seen.size(), 1U);
  failures = 2;
  failure = TransportFailure{TransportFault::Tls, ""};
  EXPECT_FALSE(send(get("/zones")));
  EXPECT_EQ(http.seen.size(), 2U);
}

TEST_F(ApiClientWithFailures, WaitsAsLongAsTheServerSays) {
  failures = 1;
  failure = json_response(429, "", {{"retry-after", "120"}});
  EXPECT_TRUE(send(get("/zones")));
  EXPECT_EQ(clock.sleeps, std::vector<std::chrono::milliseconds>{120s});
}

TEST_F(ApiClientWithFailures, DoesNotWaitLongerThanFiveMinutes) {
  failures = 1;
  failure = json_response(429, "", {{"retry-after", "301"}});
  EXPECT_FALSE(send(get("/zones")));
  EXPECT_TRUE(clock.sleeps.empty());
}

TEST_F(ApiClientWithFailures, StopsWaitingWhenInterrupted) {
  failures = 1;
  clock.is_interrupted = true;
  EXPECT_FALSE(send(get("/zones")));
  EXPECT_EQ(http.seen.size(), 1U);
}

TEST(ApiClient, AnswersInTheOrderOfTheRequestsThoughSomeAreRepeated) {
  ManualClock clock;
  bool failed = false;
  ScriptedHttp http([&](const HttpRequest& request) -> HttpOutcome {
    const std::string path = request.url.substr(request.url.rfind('/') + 1);
    if (path == "1" && !std::exchange(failed, true)) return json_response(500, "");
    return json_response(200, R"({"success":true,"result":")" + path + "\"}");
  });
  ApiClient client("https://api.example", tokens(), http, clock);
  const std::vector<ApiAnswer> answers = client.send({get("/0"), get("/1"), get("/2")});
  ASSERT_EQ(answers.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    ASSERT_TRUE(answers[i]);
    EXPECT_EQ(answers[i]->result.get<std::string>(), std::to_string(i));
  }
  EXPECT_EQ(http.seen.size(), 4U);
}

TEST(ApiClient, SendsWhatFollowsFromAnAnswerBeforeWhatWaits) {
  ManualClock clock;
  ScriptedHttp http([](const HttpRequest&) { return json_response(200, kGood); });
  ApiClient client("https://api.example", tokens(), http, clock);
  std::vector<std::size_t> numbers;
  client.send({get("/0"), get("/1")}, [&](std::size_t number, ApiAnswer answer) {
    EXPECT_TRUE(answer);
    numbers.push_back(number);
    return number == 0 ? std::vector{get("/2"), get("/3")} : std::vector<ApiRequest>{};
  });
  EXPECT_EQ(numbers, (std::vector<std::size_t>{0, 2, 3, 1}));
  std::vector<std::string> urls;
  for (const HttpRequest& request : http.seen) urls.push_back(request.url.substr(19));
  EXPECT_EQ(urls, (std::vector<std::string>{"/0", "/2", "/3", "/1"}));
}

TEST(ApiClient, SendsOthersWhileOneWaitsToBeRepeated) {
  ManualClock clock;
  ScriptedHttp http([&](const HttpRequest&) -> HttpOutcome {
    if (http.seen.size() == 1) return json_response(502, "bad gateway");
    EXPECT_EQ(clock.sleeps.empty(), http.seen.size() == 2);
    return json_response(200, kGood);
  });
  ApiClient client("https://api.example", tokens(), http, clock);
  const std::vector<ApiAnswer> answers = client.send({get("/0"), get("/1")});
  EXPECT_TRUE(answers[0]);
  EXPECT_TRUE(answers[1]);
  EXPECT_EQ(http.seen.size(), 3U);
}

TEST(ApiClient, AnswersWhatAnInterruptionKeptFromBeingSent) {
  ManualClock clock;
  clock.is_interrupted = true;
  ScriptedHttp http([](const HttpRequest&) {
    return json_response(200, kGood, {{"ratelimit", R"("default";r=0;t=20)"}});
  });
  ApiClient client("https://api.example", tokens(), http, clock);
  std::vector<std::string> details;
  client.send({get("/0"), get("/1")}, [&](std::size_t number, ApiAnswer answer) {
    details.push_back(answer ? "sent" : answer.error().detail);
    return number == 1 ? std::vector{get("/2")} : std::vector<ApiRequest>{};
  });
  EXPECT_EQ(details, (std::vector<std::string>{"sent", "interrupted", "interrupted"}));
  EXPECT_EQ(http.seen.size(), 1U);
}

TEST(ApiClient, SlowsDownBeforeTheServerRefuses) {
  ManualClock clock;
  ScriptedHttp http([](const HttpRequest&) {
    return json_response(200, kGood, {{"ratelimit", R"("default";r=0;t=20)"}});
  });
  ApiClient client("https://api.example", tokens(), http, clock);
  ASSERT_TRUE(client.send(get("/a")));
  ASSERT_TRUE(client.send(get("/b")));
  EXPECT_EQ(clock.sleeps, std::vector<std::chrono::milliseconds>{20s});
}

TEST(ApiClient, CountsWhatIsUnderWayAmongWhatTheServerHasLeft) {
  ManualClock clock;
  std::size_t left = 3;
  ScriptedHttp http([&](const HttpRequest&) {
    if (!clock.sleeps.empty()) left = 3;
    EXPECT_GT(left, 0U);
    const std::string limit = R"("default";r=)" + std::to_string(--left) + ";t=20";
    return json_response(200, kGood, {{"ratelimit", limit}});
  });
  http.at_once = 2;
  ApiClient client("https://api.example", tokens(), http, clock);
  const std::vector<ApiAnswer> answers = client.send(std::vector<ApiRequest>(4, get("/x")));
  EXPECT_TRUE(answers.back());
  EXPECT_EQ(clock.sleeps, std::vector<std::chrono::milliseconds>{20s});
}

TEST(ApiClient, PacesALargeBatch) {
  ManualClock clock;
  ScriptedHttp http([](const HttpRequest&) { return json_response(200, kGood); });
  ApiClient client("https://api.example", tokens(), http, clock);
  const std::vector<ApiAnswer> answers = client.send(std::vector<ApiRequest>(700, get("/x")));
  EXPECT_EQ(answers.size(), 700U);
  EXPECT_EQ(http.seen.size(), 700U);
  EXPECT_GE(clock.steady().time_since_epoch(), 24s);
  EXPECT_LE(clock.steady().time_since_epoch(), 26s);
}

}  // namespace
}  // namespace cfplan
