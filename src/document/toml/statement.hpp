#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "document/boxed.hpp"
#include "document/short_span.hpp"

namespace cfplan::tomldoc {

enum class StatementKind : unsigned char { Blank, Comment, Header, ArrayHeader, KeyValue };

/// What became of a statement since the file was read. Withdrawn: inserted and removed again.
enum class Change : unsigned char { None, Rewritten, Inserted, Removed, Withdrawn };

/// One or more whole lines of the file with their line ending: a header, a key and its value, a
/// comment, or a line with nothing on it.
struct Statement {
  StatementKind kind = StatementKind::Blank;
  Change change = Change::None;
  std::uint32_t owner = 0;     ///< of the edit that changed it
  ShortSpan origin;            ///< in the bytes as read; unused when inserted
  ShortSpan key;               ///< of a header's path or a key, relative to the statement's text
  ShortSpan value;             ///< relative to the statement's text
  Boxed<std::string> written;  ///< its text when rewritten or inserted

  [[nodiscard]] std::string_view text_in(std::string_view source) const {
    if (change == Change::Rewritten || change == Change::Inserted) return *written;
    return source.substr(origin.begin, origin.size());
  }
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
