#pragma once

#include <cstddef>
#include <string>
#include <string_view>

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

/// Where everything stands, without the keys' meaning; and the same bytes with comments and
/// trailing commas as spaces, for a parser of plain JSON.
struct Scan {
  Node root;
  std::string mask;
  Fault fault = Fault::None;
  std::size_t fault_at = 0;
};
[[nodiscard]] Scan scan_jsonc(std::string_view text);

}  // namespace cfplan::jsoncdoc
