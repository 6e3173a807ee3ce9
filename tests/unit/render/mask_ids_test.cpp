#include "cfplan/render/mask_ids.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

std::string masked(std::string_view text, const std::set<std::string>& ids = {}) {
  return mask_ids(text, ids, IdDisplay::Masked);
}

TEST(MaskIds, ShortensWhatHasTheFormOfAnId) {
  EXPECT_EQ(masked("account_id = \"0506015145cda87c34f9ab8e9675a8a9\""),
            "account_id = \"05060151****\"");
  EXPECT_EQ(masked("+database_id = \"14050249-6d7a-470a-9a80-487ae8c39af0\" # live"),
            "+database_id = \"14050249****\" # live");
  EXPECT_EQ(masked("/accounts/0506015145CDA87C34F9AB8E9675A8A9/d1"), "/accounts/05060151****/d1");
  EXPECT_EQ(masked("id_0506015145cda87c34f9ab8e9675a8a9-x"), "id_05060151****-x");
}

TEST(MaskIds, LeavesLongerWordsAlone) {
  const std::string sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  const std::string sha1 = "da39a3ee5e6b4b0d3255bfef95601890afd80709";
  EXPECT_EQ(masked(sha256), sha256);
  EXPECT_EQ(masked(sha1), sha1);
  EXPECT_EQ(masked("x0506015145cda87c34f9ab8e9675a8a9"), "x0506015145cda87c34f9ab8e9675a8a9");
  EXPECT_EQ(masked("14050249-6d7a-470a-9a80-487ae8c39af0f"),
            "14050249-6d7a-470a-9a80-487ae8c39af0f");
  EXPECT_EQ(masked("0506015145cda87c34f9ab8e9675a8a"), "0506015145cda87c34f9ab8e9675a8a");
}

TEST(MaskIds, ShortensIdsItIsToldOfInAnyForm) {
  const std::set<std::string> ids{"zone-of-example-1", "acct123"};
  EXPECT_EQ(masked("zone_id = \"zone-of-example-1\"", ids), "zone_id = \"zone-of-****\"");
  EXPECT_EQ(masked("acct123, acct1234", ids), "acct123****, acct1234");
}

TEST(MaskIds, GivesTheTextAsItIsWhenIdsAreAskedFor) {
  EXPECT_EQ(mask_ids("0506015145cda87c34f9ab8e9675a8a9", {}, IdDisplay::Full),
            "0506015145cda87c34f9ab8e9675a8a9");
  EXPECT_EQ(mask_id("0506015145cda87c34f9ab8e9675a8a9", IdDisplay::Full),
            "0506015145cda87c34f9ab8e9675a8a9");
  EXPECT_EQ(mask_id("0506015145cda87c34f9ab8e9675a8a9", IdDisplay::Masked), "05060151****");
  EXPECT_EQ(mask_id("", IdDisplay::Masked), "");
}

TEST(MaskIds, KeepsEveryOtherByte) {
  const std::string odd("caf\xC3\xA9 \xFF\x00 - _ --", 15);
  EXPECT_EQ(masked(odd), odd);
  EXPECT_EQ(masked(""), "");
}

}  // namespace
}  // namespace cfplan
