#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "document/boxed.hpp"
#include "document/short_span.hpp"

namespace cfplan::tomldoc {

/// Passage: the middle of many blank lines and comments, which edits leave alone.
enum class StatementKind : unsigned char { Blank, Comment, Passage, Header, ArrayHeader, KeyValue };

/// What became of a statement since the file was read. Withdrawn: inserted and removed again.
enum class Change : unsigned char { None, Rewritten, Inserted, Removed, Withdrawn };

/// One or more whole lines of the file with their line ending: a header, a key and its value,
/// comments, or lines with nothing on them. 24 bytes, since there are many.
struct Statement {
  ShortSpan origin;              ///< in the bytes as read; unused when inserted
  Boxed<std::string> written;    ///< its text when rewritten or inserted
  std::uint32_t key_end = 0;     ///< of a header's path or a key, in the statement's text
  std::uint32_t owner : 26 = 0;  ///< of the edit that changed it
  StatementKind kind : 3 = StatementKind::Blank;
  Change change : 3 = Change::None;

  [[nodiscard]] std::string_view text_in(std::string_view source) const {
    if (change == Change::Rewritten || change == Change::Inserted) return *written;
    return source.substr(origin.begin, origin.size());
  }
  /// Of its header's path or its key, in its text.
  [[nodiscard]] SourceSpan key_in(std::string_view text) const;
  /// Where its key's value begins in its text.
  [[nodiscard]] std::size_t value_in(std::string_view text) const;
  [[nodiscard]] bool is_header() const {
    return kind == StatementKind::Header || kind == StatementKind::ArrayHeader;
  }
  [[nodiscard]] bool is_live() const {
    return change != Change::Removed && change != Change::Withdrawn;
  }
};

/// The part of a statement's text that `span` means.
[[nodiscard]] inline std::string_view part_of(std::string_view text, SourceSpan span) {
  return text.substr(span.begin, span.size());
}

}  // namespace cfplan::tomldoc
