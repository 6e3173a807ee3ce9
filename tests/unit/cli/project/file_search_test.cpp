#include "cli/project/file_search.hpp"

#include <gtest/gtest.h>

#include "unit/cli/fake_project.hpp"

namespace cfplan {
namespace {

using Paths = std::vector<std::string>;

tests::FakeProject project_with(const Paths& paths) {
  tests::FakeProject project;
  for (const std::string& path : paths) project.files[path] = "";
  return project;
}

TEST(FileSearch, MatchesPartByPart) {
  const auto project = project_with(
      {"customers/acme.yaml", "customers/deep/other.yaml", "customers/readme.md", "acme.yaml"});
  EXPECT_EQ(*find_files(project, "customers/*.yaml"), Paths{"customers/acme.yaml"});
  EXPECT_EQ(*find_files(project, "*/*/*.yaml"), Paths{"customers/deep/other.yaml"});
  EXPECT_EQ(*find_files(project, "acme.yaml"), Paths{"acme.yaml"});
}

TEST(FileSearch, KnowsSetsOfCharactersAndHidesWhatBeginsWithADot) {
  const auto project = project_with({"c/a.yaml", "c/b.yaml", "c/.d.yaml", ".e/f.yaml"});
  EXPECT_EQ(*find_files(project, "c/[ac].yaml"), Paths{"c/a.yaml"});
  EXPECT_EQ(*find_files(project, "c/[!a].yaml"), Paths{"c/b.yaml"});
  EXPECT_EQ(*find_files(project, "*/*.yaml"), (Paths{"c/a.yaml", "c/b.yaml"}));
  EXPECT_EQ(*find_files(project, ".e/*.yaml"), Paths{".e/f.yaml"});
  EXPECT_EQ(*find_files(project, "c/.*.yaml"), Paths{"c/.d.yaml"});
}

TEST(FileSearch, PassesOverAFolderOnlyWhereFilesAreAskedFor) {
  const auto project = project_with({"c/a.yaml", "c/b.yaml/x"});
  EXPECT_EQ(*find_files(project, "c/*.yaml"), Paths{"c/a.yaml"});
  EXPECT_EQ(*find_files(project, "c/*.yaml", Matched::Anything), (Paths{"c/a.yaml", "c/b.yaml"}));
}

TEST(FileSearch, FindsNothingInAFolderThatIsNotThere) {
  EXPECT_EQ(*find_files(project_with({"a.yaml"}), "customers/*.yaml"), Paths{});
  EXPECT_EQ(*find_files(project_with({}), ""), Paths{});
}

TEST(FileSearch, SaysWhenAFolderCannotBeRead) {
  auto project = project_with({"customers/acme.yaml"});
  project.unreadable = {"customers"};
  const auto found = find_files(project, "customers/*.yaml");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().diagnostics.front().message, "cannot read customers");
}

TEST(FileSearch, ListsEachFolderOnce) {
  Paths paths;
  for (int i = 0; i < 50; ++i) paths.push_back("c/" + std::to_string(i) + "/production.env");
  const auto project = project_with(paths);
  EXPECT_EQ(find_files(project, "c/*/*.env")->size(), 50U);
  EXPECT_EQ(project.lists, 51U);
}

TEST(FileSearch, MakesAGlobOfTheLayout) {
  Desired desired;
  desired.service = "shop";
  desired.layout.env_file = "config/${service}/${customer}/${environment}.env";
  EXPECT_EQ(env_file_glob(desired), "config/shop/*/*.env");
  desired.layout.env_file = "a[b]/${customer}.env";
  EXPECT_EQ(env_file_glob(desired), "a[[]b]/*.env");
  desired.layout.env_file = std::nullopt;
  EXPECT_EQ(env_file_glob(desired), "");
}

}  // namespace
}  // namespace cfplan
