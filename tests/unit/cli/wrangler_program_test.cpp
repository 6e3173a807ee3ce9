#include "cli/wrangler_program.hpp"

#include <gtest/gtest.h>

#include "unit/cli/fake_project.hpp"

namespace cfplan {
namespace {

using tests::FakeDisk;

TEST(WranglerProgram, OfTheProjectComesBeforeTheOneInPath) {
  FakeDisk disk;
  disk.paths = {"/w/p/node_modules/.bin/wrangler", "/w/node_modules/.bin/wrangler", "/w/.git",
                "/usr/bin/wrangler"};
  EXPECT_EQ(find_wrangler_program(disk, "/w/p", "/usr/bin"), "/w/p/node_modules/.bin/wrangler");
  disk.paths.erase("/w/p/node_modules/.bin/wrangler");
  EXPECT_EQ(find_wrangler_program(disk, "/w/p", "/usr/bin"), "/w/node_modules/.bin/wrangler");
  disk.paths.erase("/w/node_modules/.bin/wrangler");
  EXPECT_EQ(find_wrangler_program(disk, "/w/p", "/usr/bin"), "/usr/bin/wrangler");
}

TEST(WranglerProgram, AboveTheWorkTreeIsNobodysToRun) {
  FakeDisk disk;
  disk.paths = {"/node_modules/.bin/wrangler", "/w/node_modules/.bin/wrangler", "/w/p/.git"};
  EXPECT_EQ(find_wrangler_program(disk, "/w/p", ""), std::nullopt);
}

TEST(WranglerProgram, OutsideGitIsLookedForInTheProjectOnly) {
  FakeDisk disk;
  disk.paths = {"/tmp/node_modules/.bin/wrangler"};
  EXPECT_EQ(find_wrangler_program(disk, "/tmp/p", ""), std::nullopt);
  disk.paths = {"/tmp/p/node_modules/.bin/wrangler"};
  EXPECT_EQ(find_wrangler_program(disk, "/tmp/p", ""), "/tmp/p/node_modules/.bin/wrangler");
}

TEST(WranglerProgram, IsTheFirstInPathWhoseFolderIsAbsolute) {
  FakeDisk disk;
  disk.paths = {"./wrangler", "bin/wrangler", "/wrangler", "/opt/bin/wrangler",
                "/usr/bin/wrangler"};
  EXPECT_EQ(find_wrangler_program(disk, "/p", ".:bin::/no:/opt/bin:/usr/bin"), "/opt/bin/wrangler");
  EXPECT_EQ(find_wrangler_program(disk, "/p", ".:bin:"), std::nullopt);
}

}  // namespace
}  // namespace cfplan
