#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

inline constexpr std::size_t kMaxDepth = 128;

enum class Fault {
  None,
  NoObject,      ///< the file is no object
  MissingValue,  ///< there should be a value
  MissingKey,    ///< there should be a key in double quotes
  MissingColon,  ///< there should be a colon
  MissingComma,  ///< there should be a comma or the end of the object or list
  NeverClosed,   ///< an object, list, string or comment has no end
  TooMuch,       ///< something stands behind the end of the object
  TooDeep,       ///< more than kMaxDepth levels
};

/// The bytes of a file with comments and trailing commas as spaces, for a parser of plain JSON.
struct Mask {
  std::string text;
  Fault fault = Fault::None;
  std::size_t fault_at = 0;
};

/// Where everything stands, without the keys.
struct Scan {
  Node root;
  std::vector<std::uint32_t> sizes;  ///< of the objects and arrays, in the order they begin in
  Mask mask;
};
[[nodiscard]] Scan scan_jsonc(std::string_view text);

/// A value, or the end of an object or an array.
enum class Mark : char { Object, Array, Scalar, End };

/// What stands in a file in its order, but not where.
struct MarkScan {
  std::vector<Mark> marks;
  Mask mask;
};
[[nodiscard]] MarkScan scan_marks(std::string_view text);

}  // namespace cfplan::jsoncdoc
