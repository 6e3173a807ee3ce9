#include "cfplan/manifest/manifest_writer.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cfplan {
namespace {

TEST(ManifestWriter, LeavesCredentialsOutAndNamesTheirKeys) {
  const StandingProject project{.deployments = {{.key = {"acme", "production"},
                                                 .wrangler_env = "production",
                                                 .vars = {{"API_KEY", "abcdefgh1234"}}}}};
  const std::string text = write_manifest(project);
  EXPECT_EQ(text.substr(text.find("customers:")),
            "customers:\n"
            "  acme:\n"
            "    environments:\n"
            "      production:\n"
            "        env_file: null\n"
            "        # vars: API_KEY is not declared: it looks like a credential; declare it under "
            "secrets\n");
}

TEST(ManifestWriter, NamesTheSectionsOnceWhereMostFollowTheirCustomer) {
  const StandingProject project{
      .deployments = {{.key = {"acme", "live"}, .wrangler_env = "acme-live"},
                      {.key = {"acme", "test"}, .wrangler_env = "acme-test"},
                      {.key = {"initech", "live"}, .wrangler_env = "live"}}};
  const std::string text = write_manifest(project);
  EXPECT_EQ(text.substr(text.find("layout:")),
            "layout:\n"
            "  wrangler_env: \"${customer}-${environment}\"\n"
            "\n"
            "customers:\n"
            "  acme:\n"
            "    environments:\n"
            "      live:\n"
            "        env_file: null\n"
            "      test:\n"
            "        env_file: null\n"
            "  initech:\n"
            "    environments:\n"
            "      live:\n"
            "        wrangler_env: live\n"
            "        env_file: null\n");
}

TEST(ManifestWriter, WritesAnEmptyMapWhereNothingIsDeployed) {
  EXPECT_TRUE(write_manifest({}).ends_with("customers: {}\n"));
}

}  // namespace
}  // namespace cfplan
