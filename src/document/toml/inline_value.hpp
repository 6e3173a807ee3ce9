#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value_path.hpp"
#include "document/toml/lexer.hpp"

namespace cfplan::tomldoc {

struct InlineItem;

/// The syntax of one value: a scalar, an array or an inline table, and where its parts stand.
/// Spans are relative to the text it was read from.
struct InlineValue {
  enum class Kind { Scalar, Array, Table };
  Kind kind = Kind::Scalar;
  SourceSpan span;
  std::vector<InlineItem> items;
};

/// An item of an array, or a key and its value in an inline table.
struct InlineItem {
  std::vector<std::string> key;  ///< empty in an array
  std::size_t begin = 0;         ///< of the key, or of the value in an array
  InlineValue value;
  std::size_t comma = kNowhere;  ///< of the comma after it
};

/// Reads a well-formed value that starts at `at`.
[[nodiscard]] InlineValue read_inline(std::string_view text, std::size_t at);

/// Whether a comment stands between the two offsets, which must not cut a string.
[[nodiscard]] bool has_comment(std::string_view text, SourceSpan span);

/// Where a path leads inside a value.
struct InlinePlace {
  enum class Kind {
    Found,    ///< `value` is it
    Dotted,   ///< a map that only the dotted keys of `container` make
    Missing,  ///< `container` could take it
    Blocked,  ///< `container` is no map where a key, or no list where an index is asked for
  };
  Kind kind = Kind::Missing;
  const InlineValue* value = nullptr;
  const InlineValue* container = nullptr;  ///< null when the whole value is found
  std::size_t item = 0;                    ///< of `container`, when found
  std::size_t consumed = 0;                ///< steps that led to `container`
};
[[nodiscard]] InlinePlace locate_inline(const InlineValue& root, std::span<const Step> path);

}  // namespace cfplan::tomldoc
