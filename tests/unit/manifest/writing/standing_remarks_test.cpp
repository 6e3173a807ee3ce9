#include "cfplan/manifest/standing_remarks.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "cfplan/manifest/manifest_writer.hpp"

namespace cfplan {
namespace {

std::size_t line_of(const std::string& text, const std::string& word) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(text.find(word));
  return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

/// As import writes it of an env file and of vars with these credentials.
std::string manifest_with(const std::vector<std::string>& env,
                          const std::vector<std::string>& vars = {}) {
  StandingDeployment one{.key = {"acme", "production"},
                         .wrangler_env = "production",
                         .env_file = "config/customers/acme/production.env"};
  for (const std::string& name : env) one.env.push_back({name, "canary-0123456789"});
  for (const std::string& name : vars) one.vars.push_back({name, "canary-0123456789"});
  one.env.push_back({"CUSTOMER_ID", "acme"});
  StandingProject project;
  project.deployments.push_back(std::move(one));
  return write_manifest(project);
}

std::string moved(const std::string& text, const std::vector<std::string>& names) {
  return with_moved_credentials(text, line_of(text, "      production:"), names);
}

TEST(StandingRemarks, CallSecretsWhatWasMoved) {
  EXPECT_EQ(moved(manifest_with({"API_KEY"}), {"API_KEY"}), R"(version: 1

customers:
  acme:
    environments:
      # Secrets that its Worker has, to be declared with where each value comes from: API_KEY
      production: {}
)");
}

TEST(StandingRemarks, KeepWhatWasNotMoved) {
  const std::string text = manifest_with({"API_KEY", "DB_PASSWORD"}, {"APP_SECRET"});
  EXPECT_EQ(moved(text, {"API_KEY"}), R"(version: 1

customers:
  acme:
    environments:
      # Not declared, since it looks like a credential (declare it under secrets): vars.APP_SECRET,
      # env.DB_PASSWORD
      # Secrets that its Worker has, to be declared with where each value comes from: API_KEY
      production: {}
)");
  EXPECT_EQ(moved(text, {"ANOTHER"}), text);
}

TEST(StandingRemarks, LeaveCommentsOfOthersAlone) {
  std::string text = manifest_with({"API_KEY"});
  const std::string key = "      production: {}";
  text.insert(text.find(key), "      # Ours, and it stays.\n");
  std::string expected = manifest_with({});
  expected.insert(expected.find(key),
                  "      # Secrets that its Worker has, to be declared with where each value comes "
                  "from: API_KEY\n      # Ours, and it stays.\n");
  EXPECT_EQ(moved(text, {"API_KEY"}), expected);
  EXPECT_EQ(moved(expected, {"API_KEY"}), expected);
  EXPECT_EQ(with_moved_credentials(text, 0, {"API_KEY"}), text);
  EXPECT_EQ(with_moved_credentials(text, 99, {"API_KEY"}), text);
}

}  // namespace
}  // namespace cfplan
