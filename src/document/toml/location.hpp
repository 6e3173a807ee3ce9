#pragma once

#include <optional>
#include <span>

#include "cfplan/base/value_path.hpp"
#include "document/toml/inline_value.hpp"
#include "document/toml/outline.hpp"

namespace cfplan::tomldoc {

/// Where a path leads in the statements of a file.
struct Location {
  enum class Kind {
    Missing,    ///< nothing makes it
    Node,       ///< a table of headers, an array of tables or an element of one: `node`
    Dotted,     ///< a map that only dotted keys in `section` make
    Statement,  ///< a key whose value it is (`consumed` is all steps) or holds it, perhaps
  };
  Kind kind = Kind::Missing;
  NodeId node = kNone;
  SectionId section = kNone;
  std::size_t index = 0;     ///< of the statement; of the last one of a dotted map
  std::size_t consumed = 0;  ///< steps that lead to the section, or to the statement's value
};

[[nodiscard]] Location locate(const Outline& outline, std::span<const Step> path);

/// The syntax of a key's value, and where the rest of a path leads in it.
struct ValueLocation {
  InlineValue value;
  InlinePlace place;
};

/// `location` must be of kind Statement.
[[nodiscard]] ValueLocation locate_value(const Outline& outline, const Location& location,
                                         std::span<const Step> path);

/// Whether anything in the text makes the path.
[[nodiscard]] bool is_there(const Outline& outline, std::span<const Step> path);

/// Where the value at a path stands in the bytes as read; for a section, its first header's path;
/// for a dotted map, its first key. None for what only edits made.
[[nodiscard]] std::optional<SourceSpan> find_span(const Outline& outline,
                                                  std::span<const Step> path);

/// How a statement's key stands to the steps that follow its section's path.
[[nodiscard]] KeyRelation relation(const Outline& outline, const Statement& statement,
                                   std::span<const Step> path);

}  // namespace cfplan::tomldoc
