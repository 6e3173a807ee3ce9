#include "providers/cloudflare/paged_list.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

ApiAnswer page(std::size_t size, Json info) {
  Json list = Json::array();
  for (std::size_t i = 0; i < size; ++i) list.push_back(i);
  return ApiSuccess{list, std::move(info)};
}

using Paths = std::vector<std::string>;

TEST(PagedList, GetsAllOtherPagesAtOnceWhenTheirNumberIsKnown) {
  PagedList list("/zones?account.id=a", 50);
  EXPECT_EQ(list.wanted(), Paths{"/zones?account.id=a&page=1&per_page=50"});
  list.take({page(50, {{"total_pages", 3}, {"per_page", 50}})});
  EXPECT_EQ(list.wanted(), (Paths{"/zones?account.id=a&page=2&per_page=50",
                                  "/zones?account.id=a&page=3&per_page=50"}));
  list.take({page(50, {{"total_pages", 3}}), page(20, {{"total_pages", 3}})});
  EXPECT_TRUE(list.wanted().empty());
  EXPECT_EQ(list.items()->size(), 120U);
}

TEST(PagedList, CountsThePagesFromTheNumberOfItems) {
  PagedList list("/zones", 50);
  list.take({page(20, {{"total_count", 41}, {"per_page", 20}})});
  EXPECT_EQ(list.wanted(), (Paths{"/zones?page=2&per_page=50", "/zones?page=3&per_page=50"}));
}

TEST(PagedList, StopsAtAShortPageWhenNothingIsSaid) {
  PagedList list("/zones", 50);
  list.take({page(50, nullptr)});
  EXPECT_EQ(list.wanted(), Paths{"/zones?page=2&per_page=50"});
  list.take({page(3, nullptr)});
  EXPECT_TRUE(list.wanted().empty());
  EXPECT_EQ(list.items()->size(), 53U);
}

TEST(PagedList, ReadsAListWithoutPagesOnce) {
  PagedList list("/scripts", 0);
  EXPECT_EQ(list.wanted(), Paths{"/scripts"});
  list.take({page(700, {{"total_pages", 9}})});
  EXPECT_TRUE(list.wanted().empty());
}

TEST(PagedList, IsNoListWhenOnePageFails) {
  PagedList list("/zones", 50);
  list.take({page(50, {{"total_pages", 2}})});
  list.take({tl::unexpected(ApiFailure{})});
  EXPECT_TRUE(list.wanted().empty());
  EXPECT_FALSE(list.items());
}

TEST(PagedList, GivesUpOnAnEndlessList) {
  PagedList list("/zones", 50);
  list.take({page(50, {{"total_pages", 1'000'000'000}})});
  EXPECT_TRUE(list.wanted().empty());
  ASSERT_FALSE(list.items());
  EXPECT_EQ(list.items().error().detail, "more than 400 pages");
}

TEST(PagedList, IsNoListWhenTheResultIsNone) {
  PagedList list("/zones", 50);
  list.take({ApiSuccess{nullptr, nullptr}});
  ASSERT_FALSE(list.items());
  EXPECT_EQ(list.items().error().kind, ApiFailureKind::Unreadable);
}

TEST(PagedList, ReadsAnEmptyList) {
  PagedList list("/zones", 50);
  list.take({page(0, {{"total_count", 0}, {"total_pages", 0}})});
  EXPECT_TRUE(list.wanted().empty());
  EXPECT_TRUE(list.items()->empty());
}

}  // namespace
}  // namespace cfplan
