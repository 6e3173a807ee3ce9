#include "providers/cloudflare/api_problems.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

const Errand kZones{"list the zones of account \"main\"", "zones of account \"main\"", "Zone Read",
                    "MAIN_CLOUDFLARE_API_TOKEN", "main"};

ApiFailure refused(int status, int code, const std::string& message) {
  ApiFailure failure;
  failure.kind = ApiFailureKind::Refused;
  failure.status = status;
  failure.errors = {{code, message}};
  return failure;
}

TEST(ApiProblems, NameTheMissingPermission) {
  const Diagnostic diagnostic = explain(refused(403, 9109, "Unauthorized"), kZones);
  EXPECT_EQ(diagnostic.code, "CFP4004");
  EXPECT_EQ(diagnostic.message,
            "could not list the zones of account \"main\": the token in "
            "MAIN_CLOUDFLARE_API_TOKEN is not allowed to (code 9109: Unauthorized)");
  EXPECT_EQ(diagnostic.hint,
            "give the token the permission \"Zone Read\" for this account and its zones, or "
            "replace it when it has expired");
  EXPECT_EQ(diagnostic.resource, "zones of account \"main\"");
}

TEST(ApiProblems, TakeARefusalWhereNoPermissionIsNeededForABadToken) {
  Errand token = kZones;
  token.permission.clear();
  EXPECT_EQ(explain(refused(403, 10000, ""), token).code, "CFP4003");
  EXPECT_EQ(explain(refused(403, 0, ""), token).code, "CFP4003");
}

TEST(ApiProblems, KnowEveryCodeByItsMeaning) {
  const std::vector<std::pair<int, std::string>> codes{
      {971, "CFP4005"},   {1000, "CFP4003"},  {1001, "CFP4013"},  {6003, "CFP4003"},
      {7003, "CFP4019"},  {7406, "CFP4015"},  {9106, "CFP4003"},  {10001, "CFP4003"},
      {10007, "CFP4016"}, {10053, "CFP4018"}, {10054, "CFP4020"}, {10063, "CFP4021"},
      {10090, "CFP4016"}, {10100, "CFP4005"}, {10214, "CFP4017"}, {10215, "CFP4017"},
      {12345, "CFP4014"}};
  for (const auto& [number, code] : codes) {
    EXPECT_EQ(explain(refused(400, number, ""), kZones).code, code) << number;
  }
}

TEST(ApiProblems, FallBackOnTheStatus) {
  EXPECT_EQ(explain(refused(401, 0, ""), kZones).code, "CFP4003");
  EXPECT_EQ(explain(refused(403, 0, ""), kZones).code, "CFP4004");
  EXPECT_EQ(explain(refused(429, 0, ""), kZones).code, "CFP4005");
  EXPECT_EQ(explain(refused(503, 0, ""), kZones).code, "CFP4006");
  EXPECT_EQ(explain(refused(400, 0, ""), kZones).code, "CFP4014");
}

TEST(ApiProblems, MakeAStrangersWordsHarmlessAndShort) {
  const std::string hostile = "\x1b[2J" + std::string(500, 'x');
  const Diagnostic diagnostic = explain(refused(400, 12345, hostile), kZones);
  EXPECT_EQ(diagnostic.message,
            "could not list the zones of account \"main\": the API refused (code 12345: "
            "\\u{001B}[2J" +
                std::string(116, 'x') + ")");
}

TEST(ApiProblems, TellTransportFaultsApart) {
  ApiFailure failure;
  failure.detail = "words";
  const std::vector<std::pair<TransportFault, std::string>> faults{
      {TransportFault::CouldNotResolve, "CFP4007"},
      {TransportFault::Refused, "CFP4007"},
      {TransportFault::Reset, "CFP4007"},
      {TransportFault::TimedOut, "CFP4008"},
      {TransportFault::Tls, "CFP4009"},
      {TransportFault::TooLarge, "CFP4010"},
      {TransportFault::Interrupted, "CFP4012"}};
  for (const auto& [fault, code] : faults) {
    failure.fault = fault;
    EXPECT_EQ(explain(failure, kZones).code, code);
  }
  EXPECT_EQ(explain({.fault = TransportFault::TimedOut, .detail = "words"}, kZones).message,
            "could not list the zones of account \"main\": the API did not answer in time (words)");
}

TEST(ApiProblems, NameTheVariableOfAMissingToken) {
  const Diagnostic diagnostic = missing_token(kZones);
  EXPECT_EQ(diagnostic.code, "CFP4001");
  EXPECT_EQ(diagnostic.message,
            "could not list the zones of account \"main\": MAIN_CLOUDFLARE_API_TOKEN is not set");
  EXPECT_EQ(diagnostic.hint,
            "set MAIN_CLOUDFLARE_API_TOKEN to an API token with Zone Read, D1 Read and Workers "
            "Scripts Read (Write for apply), or use --account-file");
}

TEST(ApiProblems, QuoteWhatIsNotTheApi) {
  ApiFailure page;
  page.kind = ApiFailureKind::Unreadable;
  page.status = 200;
  page.detail = "<html>";
  EXPECT_EQ(explain(page, kZones).message,
            "could not list the zones of account \"main\": the answer is not in the API's form "
            "(HTTP status 200, \"<html>\")");
  page.status = 502;
  EXPECT_EQ(explain(page, kZones).code, "CFP4006");
}

}  // namespace
}  // namespace cfplan
