#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>

#include "golden/shell_run.hpp"
#include "golden/tree.hpp"

namespace cfplan::tests {
namespace {

constexpr int kCustomers = 12;
constexpr std::uint64_t kPage = 4096;

std::string manifest() {
  std::string text = "version: 1\nlayout: { wrangler_env: \"${customer}\" }\n";
  text += "defaults: { env: { LEVEL: high } }\ncustomers:\n";
  for (int i = 0; i < kCustomers; ++i) {
    text += "  c" + std::to_string(i) + ": { environments: { production: } }\n";
  }
  return text;
}

/// A project on a small disk of its own, which has as much room as the test gives it.
class FullDisk : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(disk_);
    const ShellResult mounted = shell("mount -t tmpfs -o size=8m,nr_inodes=1000 tmpfs disk");
    if (mounted.exit_code != 0) GTEST_SKIP() << "nothing may be mounted here: " << mounted.err;
    mounted_ = true;
    lay_out();
    before_ = read_tree(project_);
    ASSERT_EQ(apply().exit_code, 0);
    after_ = read_tree(project_);
  }
  void TearDown() override {
    if (mounted_) shell("umount disk");
  }

  ShellResult shell(const std::string& command) { return run_shell(folder_.path(), command, {}); }
  ShellResult apply() { return run_shell(project_, "cfplan apply --auto-approve", {}); }
  void remount(const std::string& options) {
    ASSERT_EQ(shell("mount -o remount," + options + " disk").exit_code, 0) << options;
  }

  void lay_out() {
    std::filesystem::remove_all(project_);
    write_file(project_ / "wrangler.toml", "name = \"shop\"\n");
    write_file(project_ / "deployments.yaml", manifest());
    for (int i = 0; i < kCustomers; i += 2) {
      write_file(project_ / ("config/customers/c" + std::to_string(i)) / "production.env",
                 "# by hand\nLEVEL=low\n");
    }
  }

  /// Applies where there is `room` for that much more; then with room enough. False: it succeeded
  /// at once.
  bool fails_with(const std::string& room) {
    SCOPED_TRACE(room);
    remount("size=8m,nr_inodes=1000");
    lay_out();
    remount(room);
    const ShellResult first = apply();
    ++endings_[first.exit_code];
    if (first.exit_code == 0 || first.exit_code == 4) {
      EXPECT_EQ(read_tree(project_), after_);
    } else if (first.exit_code != 6) {
      EXPECT_EQ(read_tree(project_), before_) << first.err;
      EXPECT_NE(first.err.find("no space left"), std::string::npos) << first.err;
    }
    remount("size=8m,nr_inodes=1000");
    EXPECT_EQ(apply().exit_code, 0);
    EXPECT_EQ(read_tree(project_), after_);
    return first.exit_code != 0;
  }

  void expect_both_endings() {
    for (const auto& [code, times] : endings_)
      std::cout << "exit " << code << ": " << times << "\n";
    EXPECT_GT(endings_[0], 0);
    EXPECT_GT(endings_.size(), 1U);
  }

  TemporaryFolder folder_;
  std::filesystem::path disk_ = folder_.path() / "disk";
  std::filesystem::path project_ = disk_ / "project";
  bool mounted_ = false;
  Tree before_;
  Tree after_;
  std::map<int, int> endings_;
};

TEST_F(FullDisk, LeavesTheOldTreeOrTheNewWhenBytesRunOut) {
  lay_out();
  const std::filesystem::space_info space = std::filesystem::space(disk_);
  std::uint64_t size = space.capacity - space.free;
  while (fails_with("size=" + std::to_string(size)) && !HasFailure()) size += kPage;
  expect_both_endings();
}

TEST_F(FullDisk, LeavesTheOldTreeOrTheNewWhenNamesRunOut) {
  lay_out();
  const std::string used = shell("df --output=iused disk | tail -1").out;
  int inodes = std::stoi(used);
  while (fails_with("nr_inodes=" + std::to_string(inodes)) && !HasFailure()) ++inodes;
  expect_both_endings();
}

}  // namespace
}  // namespace cfplan::tests
