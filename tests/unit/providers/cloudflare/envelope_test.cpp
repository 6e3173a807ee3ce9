#include "providers/cloudflare/envelope.hpp"

#include <gtest/gtest.h>

#include "fakes/scripted_http.hpp"

namespace cfplan {
namespace {

using tests::json_response;

TEST(Envelope, IsDecidedBySuccessAndNotByTheStatus) {
  EXPECT_TRUE(open_envelope(json_response(500, R"({"success":true,"result":[1]})")));
  const ApiAnswer answer = open_envelope(
      json_response(200, R"({"success":false,"errors":[{"code":1000,"message":"no"}]})"));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ApiFailureKind::Refused);
  EXPECT_TRUE(answer.error().has_code(1000));
}

TEST(Envelope, TakesAnEmptyBodyWith204ForSuccess) {
  EXPECT_TRUE(open_envelope(json_response(204, "")));
  const ApiAnswer answer = open_envelope(json_response(200, ""));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ApiFailureKind::Unreadable);
}

TEST(Envelope, ReadsTheChainOfCauses) {
  const ApiAnswer answer = open_envelope(
      json_response(400, R"({"success":false,"errors":[{"code":6003,"message":"a",)"
                         R"("error_chain":[{"code":6111,"message":"b"}]}],"result":null})"));
  ASSERT_FALSE(answer);
  ASSERT_EQ(answer.error().errors.size(), 2U);
  EXPECT_EQ(answer.error().errors[1].code, 6111);
}

TEST(Envelope, ReadsTheBareErrorOfSomeEdges) {
  const ApiAnswer answer = open_envelope(json_response(403, R"({"error":"denied","code":9109})"));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ApiFailureKind::Refused);
  EXPECT_TRUE(answer.error().has_code(9109));
}

TEST(Envelope, SeesAFirewallsChallenge) {
  const ApiAnswer answer = open_envelope(
      json_response(403, "<html>", {{"cf-mitigated", "challenge"}, {"cf-ray", "8a"}}));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().kind, ApiFailureKind::Challenged);
  EXPECT_EQ(answer.error().detail, "8a");
}

TEST(Envelope, CannotReadPagesHalvesAndOtherShapes) {
  for (const std::string body : {"<html>", R"({"success":tru)", "[]", "null", "{}", "1"}) {
    const ApiAnswer answer = open_envelope(json_response(200, body));
    ASSERT_FALSE(answer) << body;
    EXPECT_EQ(answer.error().kind, ApiFailureKind::Unreadable) << body;
    EXPECT_TRUE(answer.error().is_outcome_unknown());
    EXPECT_FALSE(answer.error().is_passing());
  }
}

TEST(Envelope, SurvivesDeepNesting) {
  const std::string deep = std::string(1'000'000, '[');
  EXPECT_FALSE(open_envelope(json_response(200, deep)));
  const std::string closed = std::string(200'000, '[') + std::string(200'000, ']');
  EXPECT_TRUE(open_envelope(json_response(200, R"({"success":true,"result":)" + closed + "}")));
}

TEST(Envelope, ReadsRetryAfterInSeconds) {
  const auto wait = [](const std::string& value) {
    return open_envelope(json_response(429, "", {{"retry-after", value}})).error().retry_after;
  };
  EXPECT_EQ(wait("30"), std::chrono::seconds(30));
  EXPECT_EQ(wait("soon"), std::nullopt);
  EXPECT_EQ(wait("-1"), std::nullopt);
}

TEST(Envelope, KnowsWhichFailuresMayPass) {
  const auto with_status = [](int status) {
    return open_envelope(json_response(status, "x")).error();
  };
  EXPECT_TRUE(with_status(429).is_passing());
  EXPECT_TRUE(with_status(502).is_passing());
  EXPECT_FALSE(with_status(403).is_passing());
  const auto throttled = open_envelope(
      json_response(400, R"({"success":false,"errors":[{"code":971,"message":""}]})"));
  EXPECT_TRUE(throttled.error().is_rate_limit());
  EXPECT_FALSE(throttled.error().is_outcome_unknown());
}

TEST(Envelope, KnowsWhichFaultsLeaveTheOutcomeOpen) {
  const auto open = [](TransportFault fault) {
    return open_envelope(TransportFailure{fault, ""}).error().is_outcome_unknown();
  };
  EXPECT_FALSE(open(TransportFault::Refused));
  EXPECT_FALSE(open(TransportFault::CouldNotResolve));
  EXPECT_FALSE(open(TransportFault::Tls));
  EXPECT_TRUE(open(TransportFault::Reset));
  EXPECT_TRUE(open(TransportFault::TimedOut));
}

}  // namespace
}  // namespace cfplan
