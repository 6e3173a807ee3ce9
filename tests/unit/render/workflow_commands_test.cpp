#include "render/workflow_commands.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

TEST(WorkflowCommands, AreDisarmedWhereTheRunnerReadsThem) {
  EXPECT_EQ(disarm_workflow_commands("::error::x\n  ::set-output name=a::b\nkey: a::b\n"),
            "\\u{003A}:error::x\n  \\u{003A}:set-output name=a::b\nkey: a::b\n");
  EXPECT_EQ(disarm_workflow_commands("a ##[add-mask]x"), "a \\u{0023}#[add-mask]x");
}

TEST(WorkflowCommands, LeaveEverythingElseAlone) {
  for (const char* text : {"", "a\n", "+::x\n-::y\n", "a::b::c\n", "# [x]\n", ":\n:"}) {
    EXPECT_EQ(disarm_workflow_commands(text), text);
  }
}

}  // namespace
}  // namespace cfplan
