#include "cfplan/apply/project_lock.hpp"

#include <gtest/gtest.h>

#include "fakes/manual_clock.hpp"
#include "fakes/memory_disk.hpp"
#include "unit/apply/testing.hpp"

namespace cfplan {
namespace {

class Locking : public ::testing::Test {
 protected:
  Locking() {
    disk.put_folder("/state");
    state = std::move(*disk.open("/state"));
  }
  Result<ProjectLock> acquire(std::chrono::milliseconds timeout) {
    const RunIdentity run{.id = "1",
                          .command = "apply",
                          .user = "ada",
                          .host = "runner",
                          .pid = 42,
                          .started = "2026-11-25T10:15:00Z"};
    return ProjectLock::acquire(*state, run, clock, timeout);
  }
  MemoryDisk disk;
  std::unique_ptr<FileSystem> state;
  tests::ManualClock clock;
};

TEST_F(Locking, SaysWhoHoldsItSinceWhen) {
  const auto first = acquire(std::chrono::seconds(0));
  ASSERT_TRUE(first);
  const auto second = acquire(std::chrono::seconds(0));
  ASSERT_FALSE(second);
  EXPECT_EQ(testing_apply::lines(second.error().diagnostics),
            "CFP5001 the project is locked by \"cfplan apply\" (pid 42 on runner, user ada) since "
            "2026-11-25T10:15:00Z | wait until it has ended, or give --lock-timeout to wait for "
            "it\n");
  EXPECT_TRUE(clock.sleeps.empty());
}

TEST_F(Locking, WaitsAsLongAsItWasTold) {
  const auto first = acquire(std::chrono::seconds(0));
  EXPECT_FALSE(acquire(std::chrono::milliseconds(250)));
  EXPECT_GE(clock.steady().time_since_epoch(), std::chrono::milliseconds(250));
  EXPECT_LE(clock.sleeps.size(), 4U);
}

TEST_F(Locking, IsLetGoWithItsHolder) {
  { const auto first = acquire(std::chrono::seconds(0)); }
  EXPECT_TRUE(acquire(std::chrono::seconds(0)));
  EXPECT_TRUE(disk.tree().contains("/state/lock"));
}

TEST_F(Locking, MakesControlCharactersOfAnotherHolderVisible) {
  disk.put("/state/lock", "pid 1\ncommand evil%1B[31m\nhost h\nuser u\nstarted s\n", 0600);
  const auto held = state->try_lock("lock");
  ASSERT_TRUE(held);
  const auto refused = acquire(std::chrono::seconds(0));
  EXPECT_EQ(refused.error().diagnostics[0].message.find('\x1B'), std::string::npos);
}

}  // namespace
}  // namespace cfplan
