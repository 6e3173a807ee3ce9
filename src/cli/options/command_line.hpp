#pragma once

#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cli/options/options.hpp"

namespace cfplan {

/// A command line that was understood.
struct CommandLine {
  const CommandSpec* command = nullptr;  ///< null: none was given
  Options options;
};

/// Reads the arguments (without the program's name) by the options table. Every error is CFP9001.
[[nodiscard]] Result<CommandLine> parse_command_line(const std::vector<std::string>& arguments);

}  // namespace cfplan
