#include "cli/facts/layout_match.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

using Key = std::optional<DeploymentKey>;

LayoutMatch match_with(const std::vector<std::string>& environments) {
  Desired desired;
  desired.service = "shop";
  for (const std::string& name : environments) {
    Deployment deployment;
    deployment.key = {"any", name};
    desired.deployments.push_back(deployment);
  }
  return LayoutMatch(desired);
}

TEST(LayoutMatch, ReadsCustomerAndEnvironmentOutOfAPath) {
  EXPECT_EQ(match_with({}).read("config/${customer}/${environment}.env", "config/acme/prod.env"),
            Key({"acme", "prod"}));
}

TEST(LayoutMatch, ReadsNothingOutOfAnotherForm) {
  const LayoutMatch match = match_with({});
  EXPECT_EQ(match.read("config/${customer}/${environment}.env", "config/acme.env"), std::nullopt);
  EXPECT_EQ(match.read("config/${customer}.env", "config/deep/acme.env"), std::nullopt);
}

TEST(LayoutMatch, LetsKnownEnvironmentsDecide) {
  const std::string pattern = "${customer}-${environment}";
  EXPECT_EQ(match_with({}).read(pattern, "big-corp-production"), std::nullopt);
  EXPECT_EQ(match_with({"production"}).read(pattern, "big-corp-production"),
            Key({"big-corp", "production"}));
}

TEST(LayoutMatch, KnowsTheService) {
  EXPECT_EQ(match_with({}).read("${service}-${environment}", "shop-prod"), Key({"", "prod"}));
  EXPECT_EQ(match_with({}).read("${service}-${environment}", "other-prod"), std::nullopt);
}

TEST(LayoutMatch, WantsOneValueForOneName) {
  const std::string pattern = "${customer}/${customer}-${environment}.env";
  EXPECT_EQ(match_with({}).read(pattern, "acme/acme-prod.env"), Key({"acme", "prod"}));
  EXPECT_EQ(match_with({}).read(pattern, "acme/other-prod.env"), std::nullopt);
}

}  // namespace
}  // namespace cfplan
