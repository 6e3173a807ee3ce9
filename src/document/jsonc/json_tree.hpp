#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "cfplan/base/value.hpp"
#include "document/jsonc/marks.hpp"

namespace cfplan::jsoncdoc {

/// Why the parser of record refuses a text: without any of the text itself.
struct JsonFault {
  std::size_t at = 0;
  std::string reason;             ///< empty: it sees something else than the scanner
  std::vector<std::size_t> path;  ///< then, to the value: the places from the outermost object on
};

/// The meaning of the plain JSON of a scan, members in their order, duplicate keys still in it.
/// Numbers that are no 64-bit integers are doubles. What the scanner saw must be what the parser
/// sees; `marks` and `sizes` of the scan are used up.
[[nodiscard]] tl::expected<Value, JsonFault> parse_json_tree(MarkScan& scan);

/// Whether the plain JSON of a scan means what is intended (`same_meaning`), has no key twice in an
/// object, and is what the scanner saw. Nothing of it is kept; `marks` are used up. False for
/// broken JSON too.
[[nodiscard]] bool json_means(MarkScan& scan, const Value& intended);

/// What a JSON string without a fault says, given as it is written.
[[nodiscard]] std::string json_string(std::string_view written);

}  // namespace cfplan::jsoncdoc
