#include <gtest/gtest.h>

#include "unit/plan/world.hpp"

namespace cfplan {
namespace {

using namespace test;
using Texts = std::vector<std::string>;

const std::string kZoned = "\"zone_id\": \"" + std::string(kZoneId) + "\"";

// One deployment with an empty env file and these routes, in a section that holds `section`.
World world_with_routes(const std::string& section, const std::vector<DesiredRoute>& routes) {
  World world;
  Deployment& acme = world.add("acme", "live");
  acme.env_file.reset();
  acme.account_managed = true;
  acme.routes = routes;
  acme.routes_declared = true;
  world.file("wrangler.toml", kTopLevel + "[env.acme-live]\n" + section);
  return world;
}

TEST(Routes, AreWrittenAsObjectsWithTheirZoneId) {
  World world = world_with_routes("", {route("example.com/*")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(problems_of(plan), Texts{});
  EXPECT_EQ(
      changes_of(plan),
      Texts{"set env.acme-live.routes to [{\"pattern\": \"example.com/*\", " + kZoned + "}]"});
  expect_settled(world, plan);
}

TEST(Routes, OfAnotherPatternAreKept) {
  World world = world_with_routes("routes = [ \"old.com/*\" ] # why\n", {route("example.com/*")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), Texts{"append env.acme-live.routes to {\"pattern\": "
                                    "\"example.com/*\", " +
                                    kZoned + "}"});
  expect_settled(world, plan);
  EXPECT_NE(world.bytes("wrangler.toml").find("\"old.com/*\""), std::string::npos);
}

TEST(Routes, AreOneWhateverTheCaseOfTheirHosts) {
  World world = world_with_routes(
      "routes = [ { pattern = \"Example.com/Shop\", zone_id = \"stale\" }, \"EXAMPLE.com/shop\" "
      "]\n",
      {route("example.com/Shop")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), Texts{"set env.acme-live.routes[0].zone_id from \"stale\" to \"" +
                                    std::string(kZoneId) + "\""});
  expect_settled(world, plan);
}

TEST(Routes, ThatAreStringsBecomeObjectsInTheirPlace) {
  World world =
      world_with_routes("routes = [ \"a.org/*\", \"example.com/*\" ]\n", {route("example.com/*")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            Texts{"set env.acme-live.routes[1] from \"example.com/*\" to {\"pattern\": "
                  "\"example.com/*\", " +
                  kZoned + "}"});
  expect_settled(world, plan);
}

TEST(Routes, ThatAreOneStringBecomeOneObject) {
  World world = world_with_routes("route = \"example.com/*\"\n", {route("example.com/*")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            Texts{"set env.acme-live.route from \"example.com/*\" to {\"pattern\": "
                  "\"example.com/*\", " +
                  kZoned + "}"});
  expect_settled(world, plan);
}

TEST(Routes, WithAZoneNameGetTheIdInstead) {
  World world = world_with_routes(
      "routes = [ { pattern = \"example.com/*\", zone_name = \"example.com\" } ]\n",
      {route("example.com/*")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            (Texts{"set env.acme-live.routes[0].zone_id to \"" + std::string(kZoneId) + "\"",
                   "remove env.acme-live.routes[0].zone_name from \"example.com\""}));
  expect_settled(world, plan);
}

TEST(Routes, WithAStaleIdGetTheRightOne) {
  World world =
      world_with_routes("routes = [ { pattern = \"example.com/*\", zone_id = \"stale\" } ]\n",
                        {route("example.com/*")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), Texts{"set env.acme-live.routes[0].zone_id from \"stale\" to \"" +
                                    std::string(kZoneId) + "\""});
  expect_settled(world, plan);
}

TEST(Routes, ThatStandAsWantedAreLeftAlone) {
  World world = world_with_routes(
      "routes = [ { zone_id = \"" + std::string(kZoneId) + "\", pattern = \"example.com/*\" } ]\n",
      {route("example.com/*")});
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(Routes, BesideASingleRouteMakeBothAList) {
  World world = world_with_routes("route = \"a.org/*\"\n", {route("example.com/*")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            (Texts{"remove env.acme-live.route from \"a.org/*\"",
                   "set env.acme-live.routes to [\"a.org/*\", {\"pattern\": \"example.com/*\", " +
                       kZoned + "}]"}));
  expect_settled(world, plan);
}

TEST(Routes, OfADeclaredSingleRouteCarryItsIdIntoTheList) {
  World world = world_with_routes("route = \"example.com/*\"\n",
                                  {route("example.com/*"), route("www.example.com/*")});
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            (Texts{"remove env.acme-live.route from \"example.com/*\"",
                   "set env.acme-live.routes to [{\"pattern\": \"example.com/*\", " + kZoned +
                       "}, {\"pattern\": \"www.example.com/*\", " + kZoned + "}]"}));
  expect_settled(world, plan);
}

TEST(Routes, ThatAreCustomDomainsNeedNoZone) {
  DesiredRoute custom = route("shop.example.org");
  custom.custom_domain = true;
  World world = world_with_routes("", {custom});
  EXPECT_EQ(world.ask().size(), 1U);  // the token check
  const Plan plan = world.plan();
  EXPECT_EQ(problems_of(plan), Texts{});
  EXPECT_EQ(changes_of(plan), Texts{"set env.acme-live.routes to [{\"pattern\": "
                                    "\"shop.example.org\", \"custom_domain\": true}]"});
  expect_settled(world, plan);
}

TEST(Routes, NotDeclaredGoUnderExactOwnership) {
  World world = world_with_routes("routes = [ \"a.org/*\", \"example.com/*\", \"b.org/*\" ]\n",
                                  {route("example.com/*")});
  world.desired.deployments[0].ownership = Ownership::Exact;
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            (Texts{"set env.acme-live.routes[1] from \"example.com/*\" to {\"pattern\": "
                   "\"example.com/*\", " +
                       kZoned + "}",
                   "remove env.acme-live.routes[2] from \"b.org/*\"",
                   "remove env.acme-live.routes[0] from \"a.org/*\""}));
  expect_settled(world, plan);
}

TEST(Routes, NotSpokenOfStayUnderExactOwnership) {
  World world = world_with_routes("routes = [ \"a.org/*\" ]\n", {});
  world.desired.deployments[0].ownership = Ownership::Exact;
  world.desired.deployments[0].routes_declared = false;
  EXPECT_TRUE(plan_of(world).empty());
}

TEST(Routes, WithoutAZoneAreStrings) {
  World world = world_with_routes("", {route("example.com/*")});
  world.desired.deployments[0].zone = NoZone{};
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan), Texts{"set env.acme-live.routes to [\"example.com/*\"]"});
  expect_settled(world, plan);
}

TEST(Routes, InTheEnvLayoutShareABareZoneId) {
  World world = world_with_routes("", {route("example.com/*")});
  world.desired.deployments[0].zone_id_place = ZoneIdPlace::Env;
  const Plan plan = plan_of(world);
  EXPECT_EQ(changes_of(plan),
            (Texts{"set env.acme-live.zone_id to \"" + std::string(kZoneId) + "\"",
                   "set env.acme-live.routes to [\"example.com/*\"]"}));
  expect_settled(world, plan);
}

TEST(Routes, InTwoZonesDoNotFitTheEnvLayout) {
  World world = world_with_routes("", {route("example.com/*"), route("example.org/*")});
  world.zones.push_back({"aaaaaaaabbbbccccdddd000000000002", "example.org", kAccountId, "", ""});
  world.desired.deployments[0].zone_id_place = ZoneIdPlace::Env;
  const Plan plan = plan_of(world);
  EXPECT_EQ(problem(plan, "CFP4213").message,
            "the routes are in 2 zones, and zone_id: env has room for one: " +
                std::string(kZoneId) + " and aaaaaaaabbbbccccdddd000000000002");
}

TEST(Routes, OfAnUnknownHostNameTheNearestZones) {
  World world = world_with_routes("", {route("exmaple.com/*")});
  const Plan plan = plan_of(world);
  const Diagnostic missing = problem(plan, "CFP4210");
  EXPECT_EQ(missing.message, "no zone for \"exmaple.com\" in account " + std::string(kAccountId));
  EXPECT_EQ(missing.hint,
            "the nearest is example.com; correct the name, add the zone at Cloudflare, or say "
            "zone: null");
  EXPECT_EQ(missing.resource, "zone exmaple.com");
  EXPECT_EQ(missing.deployment, "acme/live");
  ASSERT_TRUE(missing.place.has_value());
  EXPECT_EQ(missing.place->line, 20U);
  EXPECT_TRUE(plan.empty());
  EXPECT_EQ(plan.deployments[0].verdict, DeploymentVerdict::Broken);
}

TEST(Routes, InSeveralZonesOfOneNameAreAnError) {
  World world = world_with_routes("", {route("example.com/*")});
  world.zones.push_back(
      {"aaaaaaaabbbbccccdddd000000000002", "example.com", kAccountId, "", "moved"});
  EXPECT_EQ(problem(plan_of(world), "CFP4211").message,
            "several zones for \"example.com\": " + std::string(kZoneId) +
                " (active) and aaaaaaaabbbbccccdddd000000000002 (moved)");
}

TEST(Routes, MustLieInTheNamedZone) {
  World world = world_with_routes("", {route("example.org/*")});
  world.desired.deployments[0].zone = ZoneNamed{"example.com"};
  EXPECT_EQ(problem(plan_of(world), "CFP4212").message,
            "the route \"example.org/*\" is not in the zone \"example.com\"");
}

TEST(Routes, ThatAreNoListAreNotOverwritten) {
  World world = world_with_routes("routes = 7\n", {route("example.com/*")});
  const Diagnostic wrong = problem(plan_of(world), "CFP2041");
  EXPECT_EQ(wrong.message, "env.acme-live.routes is a number, not a list");
  ASSERT_TRUE(wrong.place.has_value());
  EXPECT_EQ(wrong.place->line, 4U);
}

}  // namespace
}  // namespace cfplan
