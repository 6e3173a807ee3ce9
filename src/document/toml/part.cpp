#include "document/toml/part.hpp"

#include <algorithm>
#include <string>

namespace cfplan::tomldoc {
namespace {

std::string first_key(const Outline& outline, const Statement& statement) {
  return key_parts(outline.key_text(statement)).front();
}

bool is_key_value(const Statement& statement) { return statement.kind == StatementKind::KeyValue; }

// A key that begins as a header below its table does: `[a.b]`, and `b.c = 1` in `[a]`.
bool has_key_of_header(const Outline& outline, const Section& section) {
  if (outline.node(section.node).children.empty()) return false;
  return std::any_of(section.statements.begin(), section.statements.end(), [&](const auto& one) {
    return is_key_value(one) && outline.child(section.node, first_key(outline, one)) != kNone;
  });
}

bool are_independent(const Outline& outline) {
  if (outline.has_repeated_headers()) return false;
  for (SectionId id = Outline::kFirstSection; id < outline.section_count(); ++id) {
    if (has_key_of_header(outline, outline.section(id))) return false;
  }
  return true;
}

/// Cuts a file where it may be cut: before any header, and in a section that is larger than a part
/// before a key that has its first part in common with none before it.
class Cutting {
 public:
  Cutting(const Outline& outline, std::size_t size) : outline_(outline), size_(size) {}

  std::vector<Part> cut() {
    for (SectionId id = Outline::kFirstSection; id < outline_.section_count(); ++id) {
      if (room_ <= 0) cut_at({id, 0});
      if (size_of(id) > size_) cut_inside(id);
      else room_ -= static_cast<std::ptrdiff_t>(size_of(id));
    }
    cut_at({outline_.section_count(), 0});
    return std::move(parts_);
  }

 private:
  void cut_at(StatementPlace place) {
    const StatementPlace begin = parts_.empty() ? StatementPlace{} : parts_.back().end;
    if (begin < place) parts_.push_back({begin, place});
    room_ = static_cast<std::ptrdiff_t>(size_);
  }

  [[nodiscard]] std::size_t size_of(SectionId id) const {
    const auto& statements = outline_.section(id).statements;
    return statements.empty() ? 0 : statements.back().origin.end - statements.front().origin.begin;
  }

  void cut_inside(SectionId id) {
    const auto& statements = outline_.section(id).statements;
    const bool may_cut = keys_stay_together(statements);
    const Statement* last = nullptr;
    for (std::size_t i = 0; i < statements.size(); ++i) {
      if (may_cut && room_ <= 0 && is_key_value(statements[i]) && last != nullptr &&
          first_key(outline_, statements[i]) != first_key(outline_, *last)) {
        cut_at({id, i});
      }
      if (is_key_value(statements[i])) last = &statements[i];
      room_ -= static_cast<std::ptrdiff_t>(statements[i].origin.size());
    }
  }

  // Whether no key comes again after another one.
  [[nodiscard]] bool keys_stay_together(const std::vector<Statement>& statements) const {
    std::vector<PathHash> keys;
    for (const Statement& statement : statements) {
      if (!is_key_value(statement)) continue;
      const PathHash key = hash_key(kRootHash, first_key(outline_, statement));
      if (keys.empty() || keys.back() != key) keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
  }

  const Outline& outline_;
  std::size_t size_;
  std::ptrdiff_t room_ = static_cast<std::ptrdiff_t>(size_);
  std::vector<Part> parts_;
};

}  // namespace

Part whole_of(const Outline& outline) { return {{}, {outline.section_count(), 0}}; }

std::vector<Part> parts_of(const Outline& outline, std::size_t size) {
  if (outline.source().bytes().size() <= size || !are_independent(outline)) {
    return {whole_of(outline)};
  }
  return Cutting(outline, size).cut();
}

std::size_t first_element(const Outline& outline, const Part& part, NodeId array) {
  const std::vector<NodeId>& elements = outline.node(array).elements;
  const auto first = std::partition_point(elements.begin(), elements.end(), [&](NodeId element) {
    return outline.node(element).last < part.begin.section;
  });
  return static_cast<std::size_t>(first - elements.begin());
}

}  // namespace cfplan::tomldoc
