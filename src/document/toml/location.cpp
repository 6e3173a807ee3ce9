#include "document/toml/location.hpp"

#include <algorithm>
#include <utility>

namespace cfplan::tomldoc {
namespace {

// What the keys of a section say about a path below it.
Location search_section(const Outline& outline, SectionId id, std::span<const Step> path,
                        std::size_t steps_to_section) {
  Location found;
  const auto& statements = outline.statements(id);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    switch (relation(outline, statements[i], path)) {
      case KeyRelation::None: break;
      case KeyRelation::Extends:
        found = {Location::Kind::Dotted, kNone, id, i, steps_to_section};
        break;
      case KeyRelation::Equal:
      case KeyRelation::LeadsTo:
        const std::size_t parts = key_parts(outline.key_text(statements[i])).size();
        return {Location::Kind::Statement, kNone, id, i, steps_to_section + parts};
    }
  }
  return found;
}

SourceSpan shifted(SourceSpan span, std::size_t by) { return {span.begin + by, span.end + by}; }

// In the bytes as read.
SourceSpan key_span(const Outline& outline, const Statement& statement) {
  const std::string_view text = part_of(outline.source().bytes(), statement.origin);
  return shifted(statement.key_in(text), statement.origin.begin);
}

// The header's path of the first section at or below a node that the file had when it was read.
std::optional<SourceSpan> header_span(const Outline& outline, NodeId node) {
  std::optional<SourceSpan> first;
  for (const SectionId id : outline.sections_below(node)) {
    for (const Statement& statement : outline.statements(id)) {
      if (!statement.is_header() || statement.change != Change::None) continue;
      const SourceSpan span = key_span(outline, statement);
      if (!first || span < *first) first = span;
    }
  }
  return first;
}

// In the statement as it was read, whatever became of it.
std::optional<SourceSpan> span_in_statement(const Outline& outline, const Statement& statement,
                                            std::span<const Step> rest) {
  if (statement.change == Change::Inserted) return std::nullopt;
  const std::string_view text = part_of(outline.source().bytes(), statement.origin);
  const InlineValue value = read_inline(text, statement.value_in(text));
  const InlinePlace place = locate_inline(value, rest);
  if (place.kind == InlinePlace::Kind::Found) {
    return shifted(place.value->span, statement.origin.begin);
  }
  if (place.kind == InlinePlace::Kind::Dotted) {
    return shifted(place.container->span, statement.origin.begin);
  }
  return std::nullopt;
}

// The first key as read that a dotted map is made of.
std::optional<SourceSpan> dotted_span(const Outline& outline, SectionId section,
                                      std::span<const Step> rest) {
  for (const Statement& statement : outline.statements(section)) {
    if (statement.change != Change::Inserted &&
        relation(outline, statement, rest) == KeyRelation::Extends) {
      return key_span(outline, statement);
    }
  }
  return std::nullopt;
}

}  // namespace

KeyRelation relation(const Outline& outline, const Statement& statement,
                     std::span<const Step> path) {
  if (statement.kind != StatementKind::KeyValue || !statement.is_live()) return KeyRelation::None;
  const std::string_view key = outline.key_text(statement);
  if (key.find_first_of(".\"'") != std::string_view::npos) return relate(key_parts(key), path);
  const auto* step = std::get_if<std::string>(&path.front());
  if (step == nullptr || *step != key) return KeyRelation::None;
  return path.size() == 1 ? KeyRelation::Equal : KeyRelation::LeadsTo;
}

Location locate(const Outline& outline, std::span<const Step> path) {
  const std::vector<NodeId> along = outline.nodes_along(path);
  const bool is_node = along.size() == path.size() + 1;
  const Location node{Location::Kind::Node, is_node ? along.back() : kNone, kNone, 0, path.size()};
  // A table with a header of its own has no other place; an implied one may have dotted keys too.
  if (is_node && (outline.node(along.back()).section != kNone ||
                  outline.node(along.back()).kind == Node::Kind::Array)) {
    return node;
  }
  for (std::size_t depth = std::min(along.size(), path.size()); depth-- > 0;) {
    const SectionId section = outline.node(along[depth]).section;
    if (section == kNone) continue;
    const Location found = search_section(outline, section, path.subspan(depth), depth);
    if (found.kind != Location::Kind::Missing) return found;
  }
  return is_node ? node : Location{};
}

ValueLocation locate_value(const Outline& outline, const Location& location,
                           std::span<const Step> path) {
  const Statement& statement = outline.statements(location.section)[location.index];
  const std::string_view text = outline.text(statement);
  ValueLocation found{read_inline(text, statement.value_in(text)), {}};
  found.place = locate_inline(found.value, path.subspan(location.consumed));
  return found;
}

std::optional<SourceSpan> find_span(const Outline& outline, std::span<const Step> path) {
  const Location location = locate(outline, path);
  if (location.kind == Location::Kind::Missing) return std::nullopt;
  if (location.kind == Location::Kind::Node) return header_span(outline, location.node);
  const auto rest = path.subspan(location.consumed);
  if (location.kind == Location::Kind::Dotted) return dotted_span(outline, location.section, rest);
  return span_in_statement(outline, outline.statements(location.section)[location.index], rest);
}

bool is_there(const Outline& outline, std::span<const Step> path) {
  const Location location = locate(outline, path);
  if (location.kind != Location::Kind::Statement) return location.kind != Location::Kind::Missing;
  const ValueLocation inside = locate_value(outline, location, path);
  return inside.place.kind == InlinePlace::Kind::Found ||
         inside.place.kind == InlinePlace::Kind::Dotted;
}

}  // namespace cfplan::tomldoc
