#include <gtest/gtest.h>

#include "cfplan/providers/cloudflare/cloudflare.hpp"

namespace cfplan {
namespace {

std::string url(const std::optional<std::string>& setting) {
  const Result<std::string> result = api_base_url(setting);
  return result ? *result : result.error().diagnostics.at(0).message;
}

TEST(ApiBaseUrl, IsCloudflaresOwnWhenNothingIsSet) {
  EXPECT_EQ(url(std::nullopt), "https://api.cloudflare.com/client/v4");
  EXPECT_EQ(url(""), "https://api.cloudflare.com/client/v4");
}

TEST(ApiBaseUrl, TakesAnyHttpsAddressWithoutItsLastSlash) {
  EXPECT_EQ(url("https://api.fed.cloudflare.com/client/v4/"),
            "https://api.fed.cloudflare.com/client/v4");
}

TEST(ApiBaseUrl, TakesHttpOnThisMachineOnly) {
  EXPECT_EQ(url("http://127.0.0.1:8080/client/v4"), "http://127.0.0.1:8080/client/v4");
  EXPECT_EQ(url("http://localhost:1"), "http://localhost:1");
  EXPECT_EQ(url("http://[::1]:1/x"), "http://[::1]:1/x");
  for (const std::string host : {"example.com", "127.0.0.1.example.com", "localhost.example.com",
                                 "127.evil", "[::2]", "0.0.0.0"}) {
    EXPECT_EQ(url("http://" + host + "/v4"),
              "CLOUDFLARE_API_BASE_URL would send the token unencrypted to " + host);
  }
}

TEST(ApiBaseUrl, RefusesWhatHidesAHost) {
  const std::string more = "CLOUDFLARE_API_BASE_URL holds more than a host, a port and a path";
  EXPECT_EQ(url("http://127.0.0.1@example.com/"), more);
  EXPECT_EQ(url("http://127.0.0.1\\@example.com/"), more);
  EXPECT_EQ(url("https://example.com/?x="), more);
  EXPECT_EQ(url("https://example.com/#"), more);
  EXPECT_EQ(url("https://example.com/\r\nHost: x"), more);
}

TEST(ApiBaseUrl, RefusesOtherSchemes) {
  EXPECT_EQ(url("file:///etc/passwd"), "CLOUDFLARE_API_BASE_URL is no https address");
  EXPECT_EQ(url("api.cloudflare.com"), "CLOUDFLARE_API_BASE_URL is no https address");
  EXPECT_EQ(url("https:///v4"), "CLOUDFLARE_API_BASE_URL names no host");
}

}  // namespace
}  // namespace cfplan
