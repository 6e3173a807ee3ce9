#include "document/toml/outline_edit.hpp"

#include <algorithm>

#include "cfplan/base/check.hpp"
#include "document/toml/key_style.hpp"
#include "document/toml/scanner.hpp"
#include "document/toml/writing.hpp"

namespace cfplan::tomldoc {
namespace {

// A statement has 26 bits for it.
void set_owner(Statement& statement, std::size_t owner) {
  constexpr std::size_t kMost = (std::size_t{1} << 26U) - 1;
  check(owner <= kMost, "there are fewer owners of edits than bytes of a file");
  statement.owner = owner & kMost;
}

Statement new_statement(std::string text, std::size_t owner) {
  Statement statement = scan_statement(text);
  statement.change = Change::Inserted;
  statement.origin = {};
  statement.written = Boxed<std::string>(std::move(text));
  set_owner(statement, owner);
  return statement;
}

void remove_statement(Outline& outline, SectionId section, std::size_t index, std::size_t owner) {
  Statement& statement = outline.statement(section, index);
  if (!statement.is_live()) return;
  statement.change = statement.change == Change::Inserted ? Change::Withdrawn : Change::Removed;
  set_owner(statement, owner);
}

// The nearest live statement before `index`, or kNone.
std::size_t live_before(const Outline& outline, SectionId section, std::size_t index) {
  const auto& statements = outline.statements(section);
  while (index > 0) {
    if (statements[--index].is_live()) return index;
  }
  return kNone;
}

std::size_t live_after(const Outline& outline, SectionId section, std::size_t index) {
  const auto& statements = outline.statements(section);
  while (++index < statements.size()) {
    if (statements[index].is_live()) return index;
  }
  return kNone;
}

bool is_kind(const Outline& outline, SectionId section, std::size_t index, StatementKind kind) {
  return index != kNone && outline.statements(section)[index].kind == kind;
}

// Walks from `index` back over live statements of a kind; returns the place before them all.
std::size_t skip_back(const Outline& outline, SectionId section, std::size_t index,
                      StatementKind kind) {
  for (std::size_t before = live_before(outline, section, index);
       is_kind(outline, section, before, kind); before = live_before(outline, section, before)) {
    index = before;
  }
  return index;
}

// The last key or header of the section, or kNone.
std::size_t last_anchor(const Outline& outline, SectionId section) {
  const auto& statements = outline.statements(section);
  for (std::size_t i = statements.size(); i-- > 0;) {
    const bool is_anchor =
        statements[i].kind == StatementKind::KeyValue || statements[i].is_header();
    if (statements[i].is_live() && is_anchor) return i;
  }
  return kNone;
}

void insert_key_in_head(Outline& outline, const KeyText& key, std::size_t owner) {
  const SectionId head = Outline::kFirstSection;
  const bool has_next = outline.section(head).next != kNone;
  const KeyStyle style = key_style(outline, head);
  std::size_t at = outline.statements(head).size();
  if (has_next) at = skip_back(outline, head, at, StatementKind::Comment);
  const std::size_t before = live_before(outline, head, at);
  if (has_next) outline.insert(head, at, new_statement(style.line_ending, owner));
  outline.insert(head, at, new_statement(style.line(key.first, key.second), owner));
  if (is_kind(outline, head, before, StatementKind::Comment)) {
    outline.insert(head, at, new_statement(style.line_ending, owner));
  }
}

// Where what belongs to a section ends: after its last key and the comments right below it. What
// comes behind a blank line, or touches the next header, belongs to the next section.
std::size_t end_of_own_lines(const Outline& outline, SectionId section, std::size_t anchor) {
  std::size_t end = live_after(outline, section, anchor);
  while (is_kind(outline, section, end, StatementKind::Comment)) {
    end = live_after(outline, section, end);
  }
  return end == kNone ? anchor + 1 : end;
}

// Where a new section splits the one it follows.
std::size_t split_point(const Outline& outline, SectionId section) {
  const std::size_t anchor = last_anchor(outline, section);
  const bool has_next = outline.section(section).next != kNone;
  if (has_next && anchor != kNone) return end_of_own_lines(outline, section, anchor);
  std::size_t at = outline.statements(section).size();
  if (has_next) at = skip_back(outline, section, at, StatementKind::Comment);
  return skip_back(outline, section, at, StatementKind::Blank);
}

// The style of a neighbour of the same depth; another one's indentation says nothing.
KeyStyle neighbour_style(const Outline& outline, SectionId anchor, std::size_t depth) {
  KeyStyle style = key_style(outline, anchor);
  if (outline.nodes().depth(outline.section(anchor).node) != depth || anchor == 0)
    style.indent = "";
  style.equals_column = 0;
  return style;
}

std::string header_indent(const Outline& outline, SectionId anchor, std::size_t depth) {
  if (anchor == Outline::kFirstSection ||
      outline.nodes().depth(outline.section(anchor).node) != depth) {
    return "";
  }
  const auto& statements = outline.statements(anchor);
  const auto header = std::find_if(statements.begin(), statements.end(),
                                   [](const Statement& s) { return s.is_header(); });
  const std::string_view text = outline.text(*header);
  return std::string(text.substr(0, text.find('[')));
}

// The comments right behind a section's last key, unless they touch the next header.
void remove_trailing_comments(Outline& outline, SectionId section, std::size_t anchor,
                              std::size_t owner) {
  std::size_t end = live_after(outline, section, anchor);
  while (is_kind(outline, section, end, StatementKind::Comment)) {
    end = live_after(outline, section, end);
  }
  if (end == kNone && outline.section(section).next != kNone) return;
  if (end == kNone) end = outline.statements(section).size();
  for (std::size_t i = anchor + 1; i < end; ++i) remove_statement(outline, section, i, owner);
}

// Of the blank lines that the statement is.
void remove_last_line(Outline& outline, SectionId section, std::size_t index, std::size_t owner) {
  const std::string_view lines = outline.text(outline.statement(section, index));
  const std::size_t begin = lines.substr(0, lines.size() - 1).rfind('\n') + 1;
  if (begin > 0) outline.split(section, index++, begin);
  remove_statement(outline, section, index, owner);
}

void remove_first_line(Outline& outline, SectionId section, std::size_t index, std::size_t owner) {
  const std::string_view lines = outline.text(outline.statement(section, index));
  const std::size_t end = lines.find('\n') + 1;
  if (end > 0 && end < lines.size()) outline.split(section, index, end);
  remove_statement(outline, section, index, owner);
}

void remove_section(Outline& outline, SectionId section, std::size_t owner) {
  const std::size_t anchor = last_anchor(outline, section);
  remove_trailing_comments(outline, section, anchor, owner);
  const SectionId previous = outline.section(section).previous;
  const std::size_t end = outline.statements(previous).size();
  const std::size_t begin = skip_back(outline, previous, end, StatementKind::Comment);
  for (std::size_t i = begin; i < end; ++i) remove_statement(outline, previous, i, owner);
  const std::size_t before = live_before(outline, previous, begin);
  if (is_kind(outline, previous, before, StatementKind::Blank)) {
    remove_last_line(outline, previous, before, owner);
  } else if (before == kNone) {
    // At the head of a file there is no blank line before, so the one after goes.
    const std::size_t after = live_after(outline, section, anchor);
    if (is_kind(outline, section, after, StatementKind::Blank)) {
      remove_first_line(outline, section, after, owner);
    }
  }
  for (std::size_t i = 0; i <= anchor; ++i) remove_statement(outline, section, i, owner);
}

}  // namespace

void rewrite(Outline& outline, SectionId section, std::size_t index, std::string text,
             std::size_t owner) {
  Statement& statement = outline.statement(section, index);
  const Statement fresh = scan_statement(text);
  statement.key_end = fresh.key_end;
  if (statement.change != Change::Inserted) statement.change = Change::Rewritten;
  statement.written = Boxed<std::string>(std::move(text));
  set_owner(statement, owner);
}

void insert_key_after(Outline& outline, SectionId section, std::size_t index, const KeyText& key,
                      std::size_t owner) {
  const KeyStyle style = key_style(outline, section);
  outline.insert(section, index + 1, new_statement(style.line(key.first, key.second), owner));
}

void insert_key(Outline& outline, SectionId section, const KeyText& key, std::size_t owner) {
  const std::size_t anchor = last_anchor(outline, section);
  if (anchor == kNone) return insert_key_in_head(outline, key, owner);
  insert_key_after(outline, section, anchor, key, owner);
}

void remove_key(Outline& outline, SectionId section, std::size_t index, std::size_t owner) {
  const std::size_t begin = skip_back(outline, section, index, StatementKind::Comment);
  const std::size_t before = live_before(outline, section, begin);
  const std::size_t after = live_after(outline, section, index);
  const bool starts_paragraph = before == kNone
                                    ? section == Outline::kFirstSection
                                    : is_kind(outline, section, before, StatementKind::Blank);
  const bool ends_paragraph =
      after == kNone || is_kind(outline, section, after, StatementKind::Blank);
  const std::size_t from = starts_paragraph && ends_paragraph ? begin : index;
  for (std::size_t i = from; i <= index; ++i) remove_statement(outline, section, i, owner);
}

void add_section(Outline& outline, std::span<const Step> path, StatementKind header,
                 const std::vector<KeyText>& keys, std::size_t owner) {
  SectionId anchor = outline.node(outline.nodes_along(path).back()).last;
  const std::size_t depth = path.size() + (header == StatementKind::ArrayHeader ? 1 : 0);
  const std::size_t split = split_point(outline, anchor);
  const KeyStyle style = neighbour_style(outline, anchor, depth);
  std::vector<Statement> statements;
  const bool is_first =
      anchor == Outline::kFirstSection && live_before(outline, anchor, split) == kNone;
  if (!is_first) statements.push_back(new_statement(style.line_ending, owner));
  const bool is_array = header == StatementKind::ArrayHeader;
  statements.push_back(new_statement(header_indent(outline, anchor, depth) +
                                         (is_array ? "[[" : "[") + write_header_path(path) +
                                         (is_array ? "]]" : "]") + style.line_ending,
                                     owner));
  for (const auto& [key, value] : keys) {
    statements.push_back(new_statement(style.line(key, value), owner));
  }
  outline.insert_section(path, header, anchor, split, std::move(statements));
}

void remove_sections(Outline& outline, NodeId node, std::size_t owner) {
  for (const SectionId section : outline.sections_below(node)) {
    remove_section(outline, section, owner);
  }
  outline.remove_node(node);
}

}  // namespace cfplan::tomldoc
