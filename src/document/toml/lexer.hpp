#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan::tomldoc {

/// "Here is nothing of that kind": what the skipping functions return for broken text.
inline constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

inline constexpr std::size_t kMaxKeyParts = 64;
inline constexpr std::size_t kMaxDepth = 128;

/// Past spaces and tabs.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at);

/// Past spaces, tabs, line ends and comments: what may stand between the items of an array.
[[nodiscard]] std::size_t skip_filler(std::string_view text, std::size_t at);

/// The offset of the LF that ends the line, or the end of the text.
[[nodiscard]] std::size_t line_end(std::string_view text, std::size_t at);

/// Past a string of any of the four kinds; `at` is its first quote.
[[nodiscard]] std::size_t skip_string(std::string_view text, std::size_t at);

/// What kept a key or a value from being read.
enum class LexicalFault {
  None,
  Syntax,        ///< not TOML; the parser of record words it better
  ForeignKey,    ///< a bare key with characters that only other readers take
  TooManyParts,  ///< more than kMaxKeyParts parts
  TooDeep,       ///< more than kMaxDepth levels
};

/// `end` is where the token ends, or where the fault is.
struct Token {
  std::size_t end = 0;
  LexicalFault fault = LexicalFault::None;
};

/// Past a key of one or more parts, without blanks after it.
[[nodiscard]] Token scan_key(std::string_view text, std::size_t at);

/// Past a value; what is inside is only looked at as far as its end needs it.
[[nodiscard]] Token scan_value(std::string_view text, std::size_t at);

/// One part of a well-formed key as it is written.
struct KeyPart {
  SourceSpan inside;        ///< without its quotes
  bool is_escaped = false;  ///< it has to be decoded
  std::size_t next = 0;     ///< where the next part begins, or the key ends
};
[[nodiscard]] KeyPart key_part(std::string_view text, std::size_t at);
[[nodiscard]] std::string decoded_key_part(std::string_view text, const KeyPart& part);

/// The parts of a well-formed key, decoded: `a . "b c"` has the parts `a` and `b c`.
[[nodiscard]] std::vector<std::string> key_parts(std::string_view key);

/// How the parts of a key stand to the steps of a path.
enum class KeyRelation {
  None,
  Equal,
  LeadsTo,  ///< the key is a beginning of the path
  Extends,  ///< the path is a beginning of the key
};
[[nodiscard]] KeyRelation relate(const std::vector<std::string>& key, std::span<const Step> path);

}  // namespace cfplan::tomldoc
