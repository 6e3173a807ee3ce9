#include "cfplan/base/credential.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

// Built from parts, so that no scanner takes this file for a leak.
const std::string kStripe = std::string("sk_") + "live_" + "4242424242424242";
const std::string kGitHub = std::string("gh") + "p_" + "abcdefghijklmnopqrstuvwxyz0123456789";
const std::string kAws = std::string("AK") + "IA" + "ABCDEFGHIJKLMNOP";
const std::string kJwt = std::string("ey") + "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
const std::string kCloudflare = std::string("Abcdefgh0123456789") + "-_zyxwvutsrqponmlkJIHG";

TEST(Credential, KnowsTheTokenForms) {
  EXPECT_TRUE(has_token_form(kStripe));
  EXPECT_TRUE(has_token_form(kGitHub));
  EXPECT_TRUE(has_token_form(kAws));
  EXPECT_TRUE(has_token_form(kJwt));
  EXPECT_TRUE(has_token_form(kCloudflare));
  EXPECT_TRUE(has_token_form("-----BEGIN RSA PRIVATE KEY-----"));
  EXPECT_TRUE(has_token_form("Bearer " + kGitHub));
}

TEST(Credential, LeavesHashesIdsAndMentionsAlone) {
  EXPECT_FALSE(has_token_form("0506015145cda87c34f9ab8e9675a8a9"));
  EXPECT_FALSE(has_token_form("14050249-6d7a-470a-9a80-487ae8c39af0"));
  EXPECT_FALSE(has_token_form("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
  EXPECT_FALSE(has_token_form("tokens that start with ghp_ are secret"));
  EXPECT_FALSE(has_token_form("https://example.com/path"));
}

TEST(Credential, JudgesByNameWhenTheFormIsUnknown) {
  EXPECT_TRUE(is_credential("CLOUDFLARE_API_TOKEN", "abcdefgh"));
  EXPECT_TRUE(is_credential("db_password", "hunter2hunter2"));
  EXPECT_TRUE(is_credential("STRIPE_SECRET_KEY", "longenough"));
  EXPECT_TRUE(is_credential("PRIVATE_KEY", "longenough"));
  EXPECT_FALSE(is_credential("PASSWORD", "short"));
  EXPECT_FALSE(is_credential("API_TOKEN_URL", "abcdefgh"));
  EXPECT_FALSE(is_credential("PASSWORD_RESET_SECRET", "https://example.com/reset"));
  EXPECT_FALSE(is_credential("MAX_TOKEN", "123456789"));
  EXPECT_FALSE(is_credential("USE_SECRET", "true"));
}

TEST(Credential, NeverTakesAPublicNameForOne) {
  EXPECT_FALSE(is_credential("NEXT_PUBLIC_API_KEY", "abcdefghijkl"));
  EXPECT_FALSE(is_credential("STRIPE_PUBLISHABLE_KEY", kStripe));
}

TEST(Credential, MasksTheValueInEveryLanguageOfOurFiles) {
  EXPECT_EQ(mask_credentials("API_TOKEN=abcdefghij"), "API_TOKEN=****");
  EXPECT_EQ(mask_credentials("export API_TOKEN = 'abc defghij' # why"),
            "export API_TOKEN = '****' # why");
  EXPECT_EQ(mask_credentials("vars = { API_TOKEN = \"abcdefghij\", LOG = \"info\" }"),
            "vars = { API_TOKEN = \"****\", LOG = \"info\" }");
  EXPECT_EQ(mask_credentials(R"(  "API_TOKEN": "abc\"defghij",)"), R"(  "API_TOKEN": "****",)");
  EXPECT_EQ(mask_credentials("  API_TOKEN: abcdefghij"), "  API_TOKEN: ****");
}

TEST(Credential, MasksATokenFormAnywhere) {
  EXPECT_EQ(mask_credentials("# old: " + kStripe + " (gone)"), "# old: **** (gone)");
}

TEST(Credential, LeavesOrdinaryLinesAsTheyAre) {
  for (const std::string line :
       {"LOG_LEVEL = 'info' # why", "API_URL=https://api.example.com/?token=1",
        "CLOUDFLARE_API_TOKEN: { from_env: TESTCORP_CLOUDFLARE_API_TOKEN }", "[env.production]",
        "database_id = \"14050249-6d7a-470a-9a80-487ae8c39af0\"", "", "=", "A=\"", "API_KEY="}) {
    EXPECT_EQ(mask_credentials(line), line);
  }
}

}  // namespace
}  // namespace cfplan
