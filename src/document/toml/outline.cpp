#include "document/toml/outline.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/base/text.hpp"
#include "document/room_for_edits.hpp"
#include "document/toml/lexer.hpp"

namespace cfplan::tomldoc {

Outline::Outline(std::shared_ptr<const SourceFile> source)
    : source_(std::move(source)), sections_(1), nodes_(1) {
  const std::size_t begin =
      source_->bytes().starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  sections_[kFirstSection].span = SourceSpan{begin, begin};
  nodes_[kRootNode].section = kFirstSection;
  nodes_[kRootNode].first = kFirstSection;
  nodes_[kRootNode].last = kFirstSection;
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
    const std::string_view text = part_of(source_->bytes(), sections_[id].span);
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
    kept->second.reserve(with_room_for_edits(lines));
    scan(id, sections_[id].span, [&](const Statement& one) { kept->second.push_back(one); });
  }
  return kept->second;
}

void Outline::open_section(const Statement& header) {
  const NodeId node = node_for_header(key_parts(key_text(header)), header.kind);
  const SectionId id = sections_.size();
  sections_.push_back({node, id - 1, kNone, header.origin});
  sections_[id - 1].next = id;
  has_repeated_headers_ = has_repeated_headers_ || nodes_[node].section != kNone;
  nodes_[node].section = id;
  for (NodeId at = node; at != kNone; at = nodes_[at].parent) {
    if (nodes_[at].first == kNone) nodes_[at].first = id;
    nodes_[at].last = id;
  }
}

NodeId Outline::child(NodeId table, const std::string& key) const {
  const auto found = nodes_[table].children.find(key);
  return found == nodes_[table].children.end() ? kNone : found->second;
}

NodeId Outline::add_child(NodeId parent, std::string key, Node::Kind kind) {
  const NodeId id = nodes_.size();
  Node child;
  child.kind = kind;
  child.key = std::move(key);
  child.parent = parent;
  child.path = hash_key(nodes_[parent].path, child.key);
  child.depth = nodes_[parent].depth + 1;
  nodes_[parent].children.emplace(child.key, id);
  nodes_.push_back(std::move(child));
  return id;
}

NodeId Outline::add_element(NodeId array) {
  const NodeId id = nodes_.size();
  Node element;
  element.kind = Node::Kind::Element;
  element.parent = array;
  element.path = hash_index(nodes_[array].path, nodes_[array].elements.size());
  element.depth = nodes_[array].depth + 1;
  nodes_[array].elements.push_back(id);
  nodes_.push_back(std::move(element));
  return id;
}

// A header's path leads through the last element of each array of tables.
NodeId Outline::node_for_header(const std::vector<std::string>& parts, StatementKind kind) {
  NodeId at = kRootNode;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_array = i + 1 == parts.size() && kind == StatementKind::ArrayHeader;
    const NodeId found = child(at, parts[i]);
    at = found != kNone ? found
                        : add_child(at, parts[i], is_array ? Node::Kind::Array : Node::Kind::Table);
    if (is_array && nodes_[at].kind != Node::Kind::Array) has_repeated_headers_ = true;
    if (is_array) at = add_element(at);
    else if (nodes_[at].kind == Node::Kind::Array) at = nodes_[at].elements.back();
  }
  return at;
}

std::vector<NodeId> Outline::nodes_along(std::span<const Step> path) const {
  std::vector<NodeId> along{kRootNode};
  for (const Step& step : path) {
    const Node& here = nodes_[along.back()];
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      if (here.kind != Node::Kind::Array || *index >= here.elements.size()) break;
      along.push_back(here.elements[*index]);
    } else {
      const auto found = here.children.find(std::get<std::string>(step));
      if (found == here.children.end()) break;
      along.push_back(found->second);
    }
  }
  return along;
}

void Outline::insert(SectionId section, std::size_t index, Statement statement) {
  auto& statements = kept_statements(section);
  statements.insert(statements.begin() + static_cast<std::ptrdiff_t>(index), std::move(statement));
}

void Outline::insert_section(std::span<const Step> path, StatementKind header, SectionId anchor,
                             std::size_t split, std::vector<Statement> statements) {
  std::vector<NodeId> along = nodes_along(path);
  NodeId node = along.back();
  const bool is_array = header == StatementKind::ArrayHeader;
  for (std::size_t i = along.size() - 1; i < path.size(); ++i) {
    const bool is_last = i + 1 == path.size();
    node = add_child(node, std::get<std::string>(path[i]),
                     is_array && is_last ? Node::Kind::Array : Node::Kind::Table);
  }
  if (is_array) node = add_element(node);

  const SectionId id = sections_.size();
  sections_.push_back({node, anchor, sections_[anchor].next, {}});
  if (sections_[id].next != kNone) sections_[sections_[id].next].previous = id;
  sections_[anchor].next = id;
  auto& from = kept_statements(anchor);
  const auto tail = from.begin() + static_cast<std::ptrdiff_t>(split);
  std::move(tail, from.end(), std::back_inserter(statements));
  from.erase(tail, from.end());
  kept_.emplace(id, std::move(statements));
  nodes_[node].section = id;
  note_last(node, id, anchor);
}

// A new section is the last one of those of its tables that had the anchor as their last.
void Outline::note_last(NodeId node, SectionId section, SectionId anchor) {
  for (NodeId at = node; at != kNone; at = nodes_[at].parent) {
    if (nodes_[at].last == kNone || nodes_[at].last == anchor) nodes_[at].last = section;
  }
}

std::vector<SectionId> Outline::sections_below(NodeId id) const {
  std::vector<SectionId> found;
  std::vector<NodeId> open{id};
  while (!open.empty()) {
    const Node& node = nodes_[open.back()];
    open.pop_back();
    if (node.section != kNone) found.push_back(node.section);
    open.insert(open.end(), node.elements.begin(), node.elements.end());
    for (const auto& [key, child] : node.children) open.push_back(child);
  }
  return found;
}

bool Outline::is_below(NodeId node, NodeId ancestor) const {
  while (node != kNone && node != ancestor) node = nodes_[node].parent;
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
  for (NodeId at = from; at != kNone; at = nodes_[at].parent) {
    SectionId last = nodes_[at].last;
    while (last != kNone && last != kFirstSection && !is_below(sections_[last].node, at)) {
      last = sections_[last].previous;
    }
    nodes_[at].last = last == kFirstSection && at != kRootNode ? kNone : last;
  }
}

void Outline::remove_node(NodeId id) {
  check(id != kRootNode, "the root of a document stays");
  for (const SectionId section : sections_below(id)) {
    unlink(section);
    sections_[section].node = kNone;
  }
  NodeId parent = nodes_[id].parent;
  if (nodes_[id].kind == Node::Kind::Element) {
    std::erase(nodes_[parent].elements, id);
  } else {
    nodes_[parent].children.erase(nodes_[id].key);
  }
  find_last_again(parent);
  // A table that was only implied by what is gone, and an array without elements, are gone too.
  const Node& left = nodes_[parent];
  if (parent != kRootNode && left.section == kNone && left.children.empty() &&
      left.elements.empty()) {
    remove_node(parent);
  }
}

}  // namespace cfplan::tomldoc
