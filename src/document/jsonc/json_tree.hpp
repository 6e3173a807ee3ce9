#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "cfplan/base/value.hpp"

namespace cfplan::jsoncdoc {

/// Why the parser of record refuses a text: without any of the text itself.
struct JsonFault {
  std::size_t at = 0;
  std::string reason;
};

/// The meaning of plain JSON, members in their order, duplicate keys still in it. Numbers that are
/// no 64-bit integers are doubles.
[[nodiscard]] tl::expected<Value, JsonFault> parse_json_tree(std::string_view json);

}  // namespace cfplan::jsoncdoc
