#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "document/jsonc/scanner.hpp"
#include "document/short_span.hpp"

namespace cfplan::jsoncdoc {

/// A value, or the end of an object or an array.
enum class Mark : char { Object, Array, Scalar, End };

/// What stands in a file in its order, but not where. Deques give back memory as they are read.
struct MarkScan {
  std::deque<Mark> marks;
  std::deque<std::uint32_t> sizes;  ///< of the objects and arrays, in the order they begin in
  ShortSpan root;                   ///< the outermost object
  std::string mask;  ///< the bytes with comments and last commas as spaces: plain JSON
  ScanFault fault;   ///< the rest says nothing when there is one
};
[[nodiscard]] MarkScan scan_marks(std::string_view text);

}  // namespace cfplan::jsoncdoc
