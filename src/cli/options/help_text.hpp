#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/result.hpp"
#include "cli/options/options.hpp"

namespace cfplan {

/// What `cfplan help` prints.
[[nodiscard]] std::string program_help();
/// What `cfplan help COMMAND` prints.
[[nodiscard]] std::string command_help(const CommandSpec& command);
/// What `cfplan help TOPIC` prints: a command, a diagnostic's code, or "policies". CFP9002 when
/// there is no such topic.
[[nodiscard]] Result<std::string> topic_help(std::string_view topic);

}  // namespace cfplan
