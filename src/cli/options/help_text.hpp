#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/result.hpp"
#include "cli/options/options.hpp"

namespace cfplan {

// All of them fit a window of so many columns, and use 80 of a wider one.

/// What `cfplan help` prints.
[[nodiscard]] std::string program_help(std::size_t window);
/// What `cfplan help COMMAND` prints.
[[nodiscard]] std::string command_help(const CommandSpec& command, std::size_t window);
/// What `cfplan help TOPIC` prints: a command, a diagnostic's code, or "policies". CFP9002 when
/// there is no such topic.
[[nodiscard]] Result<std::string> topic_help(std::string_view topic, std::size_t window);

}  // namespace cfplan
