#include "cfplan/apply/state_folder.hpp"

#include <gtest/gtest.h>

#include "cfplan/base/digest.hpp"
#include "fakes/memory_disk.hpp"

namespace cfplan {
namespace {

StateFolder found(MemoryDisk& disk, const std::string& project) {
  const auto folder = find_state_folder(MemoryDiskPort(disk), project);
  EXPECT_TRUE(folder);
  return folder.value_or(StateFolder{});
}

TEST(StateFolder, IsInTheProjectOutsideGit) {
  MemoryDisk disk;
  disk.put_folder("/home/shop");
  const StateFolder folder = found(disk, "/home/shop");
  EXPECT_EQ(folder, (StateFolder{"/home/shop", ".cfplan"}));
  EXPECT_EQ(shown_path(folder, "/home/shop"), ".cfplan");
}

TEST(StateFolder, IsInTheGitFolderWithOneSubFolderForEachProject) {
  MemoryDisk disk;
  disk.put("/home/repo/.git/HEAD", "ref: refs/heads/main\n", 0644);
  disk.put_folder("/home/repo/services/shop");
  EXPECT_EQ(found(disk, "/home/repo"),
            (StateFolder{"/home/repo/.git", "cfplan/" + sha256_hex("").substr(0, 16)}));
  EXPECT_EQ(
      found(disk, "/home/repo/services/shop"),
      (StateFolder{"/home/repo/.git", "cfplan/" + sha256_hex("services/shop").substr(0, 16)}));
  EXPECT_EQ(shown_path(found(disk, "/home/repo"), "/home/repo"),
            ".git/cfplan/" + sha256_hex("").substr(0, 16));
}

TEST(StateFolder, FollowsTheGitFileOfAWorktreeOrSubmodule) {
  MemoryDisk disk;
  disk.put_folder("/home/repo/.git/worktrees/side");
  disk.put("/home/side/.git", "gitdir: /home/repo/.git/worktrees/side\n", 0644);
  EXPECT_EQ(found(disk, "/home/side").base, "/home/repo/.git/worktrees/side");
}

TEST(StateFolder, IgnoresAGitFolderThatIsNone) {
  MemoryDisk disk;
  disk.put_folder("/home/shop/.git");
  EXPECT_EQ(found(disk, "/home/shop").path, ".cfplan");
}

TEST(StateFolder, SaysWhatIsWrongWithAGitFile) {
  MemoryDisk disk;
  disk.put("/home/side/.git", "gitdir: /gone\n", 0644);
  const auto folder = find_state_folder(MemoryDiskPort(disk), "/home/side");
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().diagnostics[0].message,
            "\"/home/side/.git\" names a git folder that cannot be opened: no such file or "
            "directory");
  EXPECT_EQ(folder.error().diagnostics[0].hint, "repair the work tree with git worktree repair");
}

TEST(StateFolder, IsMadePrivateDurableAndIgnoredByGit) {
  MemoryDisk disk;
  disk.put_folder("/p");
  const MemoryDiskPort port(disk);
  const StateFolder folder{"/p", ".cfplan"};
  const auto none = open_state_folder(port, folder);
  ASSERT_TRUE(none);
  EXPECT_EQ(*none, nullptr);
  ASSERT_TRUE(make_state_folder(port, folder));
  ASSERT_TRUE(make_state_folder(port, folder));
  EXPECT_EQ(disk.tree().at("/p/.cfplan/").mode, 0700U);
  EXPECT_EQ(disk.tree().at("/p/.cfplan/.gitignore").bytes, "*\n");
  disk.power_cut([](std::size_t) { return MemoryDisk::Fate::Lost; });
  EXPECT_TRUE(disk.tree().contains("/p/.cfplan/"));
}

TEST(StateFolder, RefusesASymlink) {
  MemoryDisk disk;
  disk.put_symlink("/p/.cfplan");
  const auto folder = make_state_folder(MemoryDiskPort(disk), {"/p", ".cfplan"});
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().diagnostics[0].code, "CFP5003");
}

}  // namespace
}  // namespace cfplan
