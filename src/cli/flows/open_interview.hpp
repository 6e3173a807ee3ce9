#pragma once

#include <memory>

#include "cfplan/base/result.hpp"
#include "cli/commands/commands.hpp"
#include "cli/prompts/interview.hpp"

namespace cfplan {

/// The person at the terminal: key by key, or line by line with --plain and where the terminal
/// cannot move its cursor. Only where one can be asked.
[[nodiscard]] std::unique_ptr<Interview> open_interview(CommandContext& context);

/// What an interrupted run left is repaired before questions are asked about the files; otherwise
/// nothing is touched.
[[nodiscard]] Result<void> repair_before_asking(const std::string& command,
                                                const OpenProject& project,
                                                CommandContext& context);

}  // namespace cfplan
