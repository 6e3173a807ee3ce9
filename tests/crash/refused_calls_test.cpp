// Kernels, sandboxes and file systems that do not offer what a run likes best.

#include <gtest/gtest.h>

#include "crash/faulty_project.hpp"
#include "golden/shell_run.hpp"

namespace cfplan {
namespace {

class RefusedCalls : public FaultyProject {
 protected:
  RefusedCalls() { reset(); }
};

TEST_F(RefusedCalls, Openat2IsAskedOnceAndDoneWithout) {
  for (const std::string error : {"ENOSYS", "EPERM"}) {
    reset();
    EXPECT_EQ(run("apply", "openat2 1+ " + error), 0) << error;
    EXPECT_TRUE(tree_is_new()) << error;
    EXPECT_EQ(calls_of_last_run()["openat2"], 1) << error;
  }
}

TEST_F(RefusedCalls, Openat2ThatIsNeverSureIsDoneWithout) {
  EXPECT_EQ(run("apply", "openat2 1+ EAGAIN"), 0);
  EXPECT_TRUE(tree_is_new());
  EXPECT_GT(calls_of_last_run()["openat2"], 1000);
}

TEST_F(RefusedCalls, WithoutOpenat2NoSymlinkLeadsOutOfTheProject) {
  const std::filesystem::path outside = folder() / "outside";
  const std::filesystem::path inside = project() / "config/customers/beta";
  std::filesystem::rename(inside, outside);
  std::filesystem::create_symlink(outside, inside);
  const SampleTree before = tree_in(outside);
  const std::string preload = std::string("LD_PRELOAD=") + CFPLAN_FAULTY_CALLS;

  const auto apply = tests::run_shell(
      project(),
      preload + " CFPLAN_FAULTS='openat2 1+ ENOSYS' " + CFPLAN_BINARY + " apply --auto-approve",
      {});

  EXPECT_EQ(apply.exit_code, 1);
  EXPECT_NE(apply.err.find("error[CFP2001]: \"config/customers/beta\" is a symlink, which cfplan "
                           "does not follow"),
            std::string::npos)
      << apply.err;
  EXPECT_EQ(tree_in(outside), before);
}

TEST_F(RefusedCalls, RenamesWithoutFlagsAndWithoutLinksApplyAndRollBack) {
  for (const std::string faults : {"renameat2 1+ EINVAL", "renameat2 1+ ENOSYS;linkat 1+ EPERM",
                                   "openat2 1+ ENOSYS;renameat2 1+ EINVAL"}) {
    reset();
    EXPECT_EQ(run("apply", faults), 0) << faults;
    EXPECT_TRUE(tree_is_new()) << faults;
    EXPECT_EQ(run("rollback", faults), 0) << faults;
    EXPECT_TRUE(tree_is_old()) << faults;
  }
}

}  // namespace
}  // namespace cfplan
