#include "plan/resolving/zones.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

TEST(Zones, FindTheHostOfAPattern) {
  EXPECT_EQ(host_of("example.com/*"), "example.com");
  EXPECT_EQ(host_of("*.Example.com/shop/*"), "example.com");
  EXPECT_EQ(host_of("*example.com/*"), "example.com");
  EXPECT_EQ(host_of("https://api.example.com:8443/x"), "api.example.com");
  EXPECT_EQ(host_of("shop.example.com"), "shop.example.com");
}

TEST(Zones, CountWholeLabelsOnly) {
  EXPECT_TRUE(is_within("example.com", "example.com"));
  EXPECT_TRUE(is_within("a.b.example.com", "example.com"));
  EXPECT_FALSE(is_within("badexample.com", "example.com"));
  EXPECT_FALSE(is_within("com", "example.com"));
}

TEST(Zones, TakeTheLongestParent) {
  const std::vector<Zone> zones{{"1", "com.example", "a", "", ""},
                                {"2", "example.com", "a", "", ""},
                                {"3", "shop.example.com", "a", "", ""}};
  const auto found = zones_of_host(zones, "a", "eu.shop.example.com");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]->id, "3");
  EXPECT_EQ(zones_of_host(zones, "a", "www.example.com")[0]->id, "2");
  EXPECT_TRUE(zones_of_host(zones, "a", "example.org").empty());
  EXPECT_TRUE(zones_of_host(zones, "b", "example.com").empty());
}

TEST(Zones, AreNeededForRoutesAndADomainButNotForCustomDomains) {
  Deployment deployment;
  EXPECT_FALSE(needs_zone(deployment));
  deployment.routes = {{"shop.example.com", true, {}}};
  EXPECT_FALSE(needs_zone(deployment));
  deployment.routes.push_back({"*.example.com/*", false, {}});
  EXPECT_TRUE(needs_zone(deployment));
  EXPECT_EQ(zone_hosts(deployment), std::vector<std::string>{"example.com"});
  deployment.domain = Sourced<std::string>{"example.org", {}};
  EXPECT_EQ(zone_hosts(deployment), (std::vector<std::string>{"example.org", "example.com"}));
  deployment.zone = ZoneNamed{"example.net"};
  EXPECT_EQ(zone_hosts(deployment), std::vector<std::string>{"example.net"});
  deployment.zone = NoZone{};
  EXPECT_FALSE(needs_zone(deployment));
}

}  // namespace
}  // namespace cfplan
