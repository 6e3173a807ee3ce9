#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "cfplan/base/value.hpp"
#include "document/jsonc/scanner.hpp"

namespace cfplan::jsoncdoc {

/// Why the parser of record refuses a text: without any of the text itself.
struct JsonFault {
  std::size_t at = 0;
  std::string reason;
};

/// The meaning of plain JSON, members in their order, duplicate keys still in it. Numbers that are
/// no 64-bit integers are doubles. `sizes` are the scanner's, for how much to have room.
[[nodiscard]] tl::expected<Value, JsonFault> parse_json_tree(
    std::string_view json, const std::vector<std::uint32_t>& sizes);

/// Whether the plain JSON means what is intended (`same_meaning`), has no key twice in an object,
/// and is what the marks of the same file say. Nothing of it is kept. False for broken JSON too.
[[nodiscard]] bool json_means(std::string_view json, const std::vector<Mark>& marks,
                              const Value& intended);

}  // namespace cfplan::jsoncdoc
