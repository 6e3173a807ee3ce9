#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cfplan {

/// Consecutive lines of a file before and after, with up to three lines of context at both ends:
/// what one or more hunks of a unified diff are made of. Lines are without their LF (a CR stays).
struct DiffWindow {
  std::size_t before_start = 1;  ///< line number of the first line in `before`, counted from 1
  std::size_t after_start = 1;
  std::vector<std::string> before;
  std::vector<std::string> after;
  bool before_lacks_final_newline = false;  ///< the last line of `before` ends the file without one
  bool after_lacks_final_newline = false;
  bool operator==(const DiffWindow&) const = default;
};

}  // namespace cfplan
