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

TEST(ManifestWriter, WritesAnEmptyMapWhereNothingIsDeployed) {
  EXPECT_TRUE(write_manifest({}).ends_with("customers: {}\n"));
}

}  // namespace
}  // namespace cfplan
