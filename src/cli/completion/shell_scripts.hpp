#pragma once

#include <string_view>

namespace cfplan {

/// The script that makes a shell ask cfplan for completions: "bash", "zsh" or "fish"; another name
/// is a bug.
[[nodiscard]] std::string_view completion_script(std::string_view shell);

}  // namespace cfplan
