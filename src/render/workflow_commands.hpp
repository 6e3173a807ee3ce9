#pragma once

#include <string>

namespace cfplan {

/// GitHub's runner obeys a line of a log that begins, after blanks, with `::`, and `##[` anywhere
/// in it. In text from files and accounts both get one character as `\u{…}`, so that no plan of an
/// untrusted pull request can give the runner an order.
[[nodiscard]] std::string disarm_workflow_commands(std::string text);

}  // namespace cfplan
