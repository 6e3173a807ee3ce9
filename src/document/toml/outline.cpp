#include "document/toml/outline.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/base/text.hpp"
#include "document/toml/kept_statements.hpp"
#include "document/toml/lexer.hpp"

namespace cfplan::tomldoc {

Outline::Outline(std::shared_ptr<const SourceFile> source)
    : source_(std::move(source)), sections_(1), nodes_(source_) {
  const std::size_t begin =
      source_->bytes().starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  sections_[kFirstSection].span = SourceSpan{begin, begin};
  Node& root = nodes_.at(kRootNode);
  root.section = kFirstSection;
  root.first = kFirstSection;
  root.last = kFirstSection;
}

tl::expected<Outline, ScanFault> Outline::read(std::shared_ptr<const SourceFile> source) {
  Outline outline(std::move(source));
  const std::string& bytes = outline.source_->bytes();
  const SourceSpan all{outline.sections_[kFirstSection].span.begin, bytes.size()};
  const ScanFault fault = scan_statements(bytes, all, [&](const Statement& statement) {
    if (statement.is_header()) outline.open_section(statement);
    outline.sections_.back().span.end = statement.origin.end;
  });
  if (fault.fault != LexicalFault::None) return tl::unexpected(fault);
  return outline;
}

void Outline::scan(SectionId id, SourceSpan part,
                   const std::function<void(const Statement&)>& take) const {
  const SourceSpan span = sections_[id].span;
  const SourceSpan both{std::max(span.begin, part.begin), std::min(span.end, part.end)};
  const ScanFault fault = scan_statements(source_->bytes(), both, take);
  check(fault.fault == LexicalFault::None, "what was scanned can be scanned again");
}

std::string_view Outline::header_line(SectionId id) const {
  const std::string_view text = part_of(source_->bytes(), sections_[id].span);
  return text.substr(0, text.find('\n') + 1);
}

const std::vector<Statement>& Outline::statements(SectionId id) const {
  return kept_statements(id);
}

std::vector<Statement>& Outline::kept_statements(SectionId id) const {
  const auto [kept, is_new] = kept_.try_emplace(id);
  if (is_new) {
    KeptStatements statements;
    scan(id, sections_[id].span, [&](const Statement& one) { statements.count(one); });
    statements.begin();
    scan(id, sections_[id].span, [&](const Statement& one) { statements.add(one); });
    kept->second = statements.take();
  }
  return kept->second;
}

void Outline::open_section(const Statement& header) {
  const std::string_view text = part_of(source_->bytes(), header.origin);
  const SourceSpan key = header.key_in(text);
  const NodeId node = node_for_header(
      {header.origin.begin + key.begin, header.origin.begin + key.end}, header.kind);
  const auto id = section_count();
  sections_.push_back({node, id - 1, kNone, header.origin});
  sections_[id - 1].next = id;
  has_repeated_headers_ = has_repeated_headers_ || nodes_.at(node).section != kNone;
  nodes_.at(node).section = id;
  for (NodeId at = node; at != kNone; at = nodes_.at(at).parent) {
    if (nodes_.at(at).first == kNone) nodes_.at(at).first = id;
    nodes_.at(at).last = id;
  }
}

// A header's path leads through the last element of each array of tables.
NodeId Outline::node_for_header(SourceSpan key, StatementKind kind) {
  const std::string_view bytes = source_->bytes();
  NodeId at = kRootNode;
  for (std::size_t begin = key.begin; begin < key.end;) {
    const KeyPart part = key_part(bytes, begin);
    begin = part.next;
    const bool is_array = begin >= key.end && kind == StatementKind::ArrayHeader;
    const Node::Kind made = is_array ? Node::Kind::Array : Node::Kind::Table;
    const std::string decoded = part.is_escaped ? decoded_key_part(bytes, part) : "";
    const NodeId found = nodes_.child(at, part.is_escaped ? decoded : part_of(bytes, part.inside));
    if (found != kNone) at = found;
    else
      at = part.is_escaped ? nodes_.add_child(at, std::string_view(decoded), made)
                           : nodes_.add_child(at, part.inside, made);
    if (is_array && nodes_.at(at).kind != Node::Kind::Array) has_repeated_headers_ = true;
    if (is_array) at = nodes_.add_element(at);
    else if (const Node& node = nodes_.at(at); node.kind == Node::Kind::Array) {
      at = nodes_.element(at, node.child_count - 1);
    }
  }
  return at;
}

std::vector<NodeId> Outline::nodes_along(std::span<const Step> path) const {
  std::vector<NodeId> along{kRootNode};
  for (const Step& step : path) {
    const NodeId here = along.back();
    const auto* index = std::get_if<std::size_t>(&step);
    NodeId next = kNone;
    if (index == nullptr) {
      next = nodes_.child(here, std::get<std::string>(step));
    } else if (node(here).kind == Node::Kind::Array && *index < node(here).child_count) {
      next = nodes_.element(here, *index);
    }
    if (next == kNone) break;
    along.push_back(next);
  }
  return along;
}

void Outline::insert(SectionId section, std::size_t index, Statement statement) {
  auto& statements = kept_statements(section);
  statements.insert(statements.begin() + static_cast<std::ptrdiff_t>(index), std::move(statement));
}

void Outline::split(SectionId section, std::size_t index, std::size_t size) {
  Statement& first = kept_statements(section)[index];
  check(first.change == Change::None && size < first.origin.size(), "lines as read are split");
  Statement second = first;
  first.origin.end = first.origin.begin + static_cast<std::uint32_t>(size);
  second.origin.begin = first.origin.end;
  insert(section, index + 1, std::move(second));
}

void Outline::insert_section(std::span<const Step> path, StatementKind header, SectionId anchor,
                             std::size_t split, std::vector<Statement> statements) {
  std::vector<NodeId> along = nodes_along(path);
  NodeId node = along.back();
  const bool is_array = header == StatementKind::ArrayHeader;
  for (std::size_t i = along.size() - 1; i < path.size(); ++i) {
    const bool is_last = i + 1 == path.size();
    node = nodes_.add_child(node, std::string_view(std::get<std::string>(path[i])),
                            is_array && is_last ? Node::Kind::Array : Node::Kind::Table);
  }
  if (is_array) node = nodes_.add_element(node);

  const SectionId id = section_count();
  sections_.push_back({node, anchor, sections_[anchor].next, {}});
  if (sections_[id].next != kNone) sections_[sections_[id].next].previous = id;
  sections_[anchor].next = id;
  auto& from = kept_statements(anchor);
  const auto tail = from.begin() + static_cast<std::ptrdiff_t>(split);
  std::move(tail, from.end(), std::back_inserter(statements));
  from.erase(tail, from.end());
  kept_.emplace(id, std::move(statements));
  nodes_.at(node).section = id;
  note_last(node, id, anchor);
}

// A new section is the last one of those of its tables that had the anchor as their last.
void Outline::note_last(NodeId node, SectionId section, SectionId anchor) {
  for (NodeId at = node; at != kNone; at = nodes_.at(at).parent) {
    if (nodes_.at(at).last == kNone || nodes_.at(at).last == anchor) nodes_.at(at).last = section;
  }
}

std::vector<SectionId> Outline::sections_below(NodeId id) const {
  std::vector<SectionId> found;
  std::vector<NodeId> open{id};
  while (!open.empty()) {
    const NodeId at = open.back();
    open.pop_back();
    if (node(at).section != kNone) found.push_back(node(at).section);
    // The first table comes first, as in the file; elements go from the last one on.
    const std::vector<NodeId> below = nodes_.children(at);
    if (node(at).kind == Node::Kind::Array) open.insert(open.end(), below.begin(), below.end());
    else open.insert(open.end(), below.rbegin(), below.rend());
  }
  return found;
}

bool Outline::is_below(NodeId node, NodeId ancestor) const {
  while (node != kNone && node != ancestor) node = nodes_.at(node).parent;
  return node == ancestor;
}

// The statements that are left of a removed section go to the one before it.
void Outline::unlink(SectionId id) {
  const Section& gone = sections_[id];
  auto& left = kept_statements(id);
  std::move(left.begin(), left.end(), std::back_inserter(kept_statements(gone.previous)));
  left.clear();
  sections_[gone.previous].next = gone.next;
  if (gone.next != kNone) sections_[gone.next].previous = gone.previous;
}

// An unlinked section still knows the one before it.
void Outline::find_last_again(NodeId from) {
  for (NodeId at = from; at != kNone; at = nodes_.at(at).parent) {
    SectionId last = nodes_.at(at).last;
    while (last != kNone && last != kFirstSection && !is_below(sections_[last].node, at)) {
      last = sections_[last].previous;
    }
    nodes_.at(at).last = last == kFirstSection && at != kRootNode ? kNone : last;
  }
}

void Outline::remove_node(NodeId id) {
  check(id != kRootNode, "the root of a document stays");
  for (const SectionId section : sections_below(id)) {
    unlink(section);
    sections_[section].node = kNone;
  }
  const NodeId parent = nodes_.at(id).parent;
  nodes_.remove(id);
  find_last_again(parent);
  // A table that was only implied by what is gone, and an array without elements, are gone too.
  const Node& left = nodes_.at(parent);
  if (parent != kRootNode && left.section == kNone && left.child_count == 0) remove_node(parent);
}

}  // namespace cfplan::tomldoc
