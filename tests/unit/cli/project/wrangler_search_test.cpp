#include "cli/project/wrangler_search.hpp"

#include <gtest/gtest.h>

#include "unit/cli/fake_project.hpp"

namespace cfplan {
namespace {

using Found = std::optional<std::string>;

TEST(WranglerSearch, TakesTheFirstThatWranglerWouldTake) {
  tests::FakeProject project;
  EXPECT_EQ(find_wrangler_file(project), "wrangler.toml");
  project.files["wrangler.toml"] = "";
  EXPECT_EQ(find_wrangler_file(project), "wrangler.toml");
  project.files["wrangler.jsonc"] = "";
  EXPECT_EQ(find_wrangler_file(project), "wrangler.jsonc");
  project.files["wrangler.json"] = "";
  EXPECT_EQ(find_wrangler_file(project), "wrangler.json");
}

TEST(WranglerSearch, FindsWhatShadowsAFileInItsFolder) {
  tests::FakeDisk disk;
  disk.paths = {"/p/.git", "/p/wrangler.json", "/p/wrangler.toml"};
  EXPECT_EQ(find_shadowing_file(disk, "/p", "wrangler.toml"), Found("/p/wrangler.json"));
  EXPECT_EQ(find_shadowing_file(disk, "/p", "wrangler.jsonc"), Found("/p/wrangler.json"));
  EXPECT_EQ(find_shadowing_file(disk, "/p", "wrangler.json"), std::nullopt);
}

TEST(WranglerSearch, FindsWhatShadowsAFileFromAFolderAbove) {
  tests::FakeDisk disk;
  disk.paths = {"/p/.git", "/p/wrangler.jsonc", "/p/services/shop/wrangler.toml"};
  EXPECT_EQ(find_shadowing_file(disk, "/p/services/shop", "wrangler.toml"),
            Found("/p/wrangler.jsonc"));
  EXPECT_EQ(find_shadowing_file(disk, "/p", "services/shop/wrangler.toml"),
            Found("/p/wrangler.jsonc"));
}

TEST(WranglerSearch, LooksNoHigherThanTheWorkTree) {
  tests::FakeDisk disk;
  disk.paths = {"/p/.git", "/wrangler.json", "/p/wrangler.toml"};
  EXPECT_EQ(find_shadowing_file(disk, "/p", "wrangler.toml"), std::nullopt);
  disk.paths.erase("/p/.git");
  EXPECT_EQ(find_shadowing_file(disk, "/p", "wrangler.toml"), Found("/wrangler.json"));
}

TEST(WranglerSearch, LeavesFilesAloneThatOnlyAnOptionOfWranglerFinds) {
  tests::FakeDisk disk;
  disk.paths = {"/p/.git", "/p/wrangler.json"};
  EXPECT_EQ(find_shadowing_file(disk, "/p", "wrangler.shop.toml"), std::nullopt);
}

TEST(WranglerSearch, SaysWhichFileWranglerReads) {
  const Diagnostic found = shadowed_file("wrangler.toml", "/p/wrangler.json");
  EXPECT_EQ(found.code, "CFP2012");
  EXPECT_EQ(found.message, "wrangler reads /p/wrangler.json instead of this file");
  EXPECT_EQ(found.place->file, "wrangler.toml");
}

}  // namespace
}  // namespace cfplan
