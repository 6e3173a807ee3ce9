#include "cli/project/project.hpp"

#include <gtest/gtest.h>

#include "unit/cli/fake_project.hpp"

namespace cfplan {
namespace {

constexpr const char* kManifest = R"(version: 1
customers:
  acme:
    environments:
      production: { vars: { LOG_LEVEL: info } }
)";

struct Loading {
  tests::FakeDisk disk;
  tests::FakeProject files;

  Result<Project> run() {
    disk.paths.insert("/p/.git");
    return load_project({disk, files, "/p", "deployments.yaml"});
  }
};

TEST(LoadProject, SaysThatThereIsNoManifest) {
  const auto project = Loading{}.run();
  ASSERT_FALSE(project);
  const Diagnostic& why = project.error().diagnostics.front();
  EXPECT_EQ(why.code, "CFP2010");
  EXPECT_EQ(why.message, "there is no deployments.yaml");
}

TEST(LoadProject, ReadsEveryFileThatADeploymentNames) {
  Loading loading;
  loading.files.files = {{"deployments.yaml", kManifest},
                         {"wrangler.toml", "name = \"shop\"\n"},
                         {"config/customers/acme/production.env", "A=1\n"},
                         {"config/customers/old/production.env", "A=1\n"}};
  const auto project = loading.run();
  ASSERT_TRUE(project);
  EXPECT_TRUE(problems_of(*project).empty());
  EXPECT_EQ(project->desired.service, "shop");
  EXPECT_NE(project->documents.find("wrangler.toml"), nullptr);
  EXPECT_NE(project->documents.find("config/customers/acme/production.env"), nullptr);
  EXPECT_EQ(project->documents.find("config/customers/old/production.env"), nullptr);
  EXPECT_TRUE(project->documents.absent.contains("config/base/variables.base.env"));
  EXPECT_EQ(project->env_files, (std::vector<std::string>{"config/customers/acme/production.env",
                                                          "config/customers/old/production.env"}));
}

TEST(LoadProject, KeepsBrokenAndUnreadableFilesApartFromAbsentOnes) {
  Loading loading;
  loading.files.files = {{"deployments.yaml", kManifest}, {"wrangler.toml", "name = \n"}};
  loading.files.unreadable = {"config/customers/acme/production.env"};
  const auto project = loading.run();
  ASSERT_TRUE(project);
  EXPECT_TRUE(project->documents.broken.contains("wrangler.toml"));
  EXPECT_TRUE(project->documents.broken.contains("config/customers/acme/production.env"));
  EXPECT_GE(problems_of(*project).size(), 2U);
}

TEST(LoadProject, ReadsNoFileTwice) {
  Loading loading;
  std::string manifest = "version: 1\nlayout: { wrangler_env: \"${customer}-${environment}\" }\n";
  manifest += "customers:\n";
  for (int i = 0; i < 20; ++i) {
    manifest += "  c" + std::to_string(i) + ": { environments: { production: {} } }\n";
  }
  loading.files.files = {{"deployments.yaml", manifest}, {"wrangler.toml", "name = \"shop\"\n"}};
  ASSERT_TRUE(loading.run());
  // The manifest, three names of wrangler files, wrangler.toml itself, 20 env files, two base
  // files, cfplan.lock.
  EXPECT_EQ(loading.files.reads, 1U + 3U + 1U + 20U + 2U + 1U);
}

TEST(LoadProject, RefusesAWranglerFileThatWranglerWouldNotRead) {
  Loading loading;
  loading.files.files = {{"deployments.yaml", std::string("wrangler: wrangler.toml\n") + kManifest},
                         {"wrangler.toml", "name = \"shop\"\n"},
                         {"wrangler.json", "{}\n"}};
  loading.disk.paths = {"/p/wrangler.json", "/p/wrangler.toml"};
  const auto project = loading.run();
  ASSERT_TRUE(project);
  ASSERT_EQ(project->diagnostics.size(), 1U);
  EXPECT_EQ(project->diagnostics.front().code, "CFP2012");
}

TEST(LoadProject, WarnsOfAnIncludeThatMatchesNothing) {
  Loading loading;
  loading.files.files = {
      {"deployments.yaml", std::string("include: [\"customers/*.yaml\"]\n") + kManifest},
      {"wrangler.toml", "name = \"shop\"\n"}};
  const auto project = loading.run();
  ASSERT_TRUE(project);
  ASSERT_EQ(project->diagnostics.size(), 1U);
  EXPECT_EQ(project->diagnostics.front().code, "CFP2011");
  EXPECT_EQ(project->diagnostics.front().severity, Severity::Warning);
  EXPECT_EQ(project->diagnostics.front().place->column, 11U);
  EXPECT_EQ(project->diagnostics.front().place->source_line, "include: [\"customers/*.yaml\"]");
}

TEST(LoadProject, SaysAtTheIncludeThatAFileCannotBeRead) {
  Loading loading;
  loading.files.files = {
      {"deployments.yaml", std::string("include: [\"customers/*.yaml\"]\n") + kManifest},
      {"customers/a.yaml", ""},
      {"wrangler.toml", "name = \"shop\"\n"}};
  loading.files.unreadable = {"customers/a.yaml"};
  const auto project = loading.run();
  ASSERT_TRUE(project);
  ASSERT_EQ(project->diagnostics.size(), 1U);
  EXPECT_EQ(project->diagnostics.front().code, "CFP2002");
  EXPECT_EQ(project->diagnostics.front().place->column, 11U);
}

TEST(LoadProject, KnowsTheWorkersThatTheWranglerFilesName) {
  Loading loading;
  loading.files.files = {
      {"deployments.yaml",
       "version: 1\ncustomers: { c: { environments: { p: , q: { wrangler: b.toml, "
       "wrangler_env: p } } } }\n"},
      {"wrangler.toml", "name = \"shop\"\n"},
      {"b.toml", "name = \"other\"\n[env.p]\nname = \"shop-p\"\n"}};
  const auto project = loading.run();
  ASSERT_TRUE(project);
  ASSERT_EQ(project->diagnostics.size(), 1U);
  EXPECT_EQ(project->diagnostics.front().message, "c/q and c/p meet in the Worker shop-p");
}

}  // namespace
}  // namespace cfplan
