#include "document/toml/part.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <ranges>
#include <string>

namespace cfplan::tomldoc {
namespace {

std::string first_key(const Outline& outline, const Statement& statement) {
  return key_parts(outline.key_text(statement)).front();
}

bool is_key_value(const Statement& statement) { return statement.kind == StatementKind::KeyValue; }

// A key that begins as a header below its table does: `[a.b]`, and `b.c = 1` in `[a]`.
bool has_key_of_header(const Outline& outline, SectionId id) {
  const Section& section = outline.section(id);
  if (outline.node(section.node).child_count == 0) return false;
  bool has_one = false;
  outline.scan(id, section.span, [&](const Statement& one) {
    has_one = has_one || (is_key_value(one) &&
                          outline.nodes().child(section.node, first_key(outline, one)) != kNone);
  });
  return has_one;
}

bool are_independent(const Outline& outline) {
  if (outline.has_repeated_headers()) return false;
  for (SectionId id = Outline::kFirstSection; id < outline.section_count(); ++id) {
    if (has_key_of_header(outline, id)) return false;
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
      const SourceSpan span = outline_.section(id).span;
      if (room_ <= 0) cut_at(span.begin, id, id);
      if (span.size() > size_) cut_inside(id);
      else room_ -= static_cast<std::ptrdiff_t>(span.size());
    }
    cut_at(outline_.source().bytes().size(), outline_.section_count(), outline_.section_count());
    return std::move(parts_);
  }

 private:
  // `next` is the section that the next part begins in, `end` the one behind this part.
  void cut_at(std::size_t at, SectionId end, SectionId next) {
    parts_.push_back({{begin_, at}, first_, end});
    begin_ = at;
    first_ = next;
    room_ = static_cast<std::ptrdiff_t>(size_);
  }

  void cut_inside(SectionId id) {
    const SourceSpan span = outline_.section(id).span;
    const bool may_cut = keys_stay_together(id);
    std::optional<Statement> last;
    outline_.scan(id, span, [&](const Statement& statement) {
      const bool is_key = is_key_value(statement);
      if (may_cut && room_ <= 0 && is_key && last &&
          first_key(outline_, statement) != first_key(outline_, *last)) {
        cut_at(statement.origin.begin, id + 1, id);
      }
      if (is_key) last = statement;
      room_ -= static_cast<std::ptrdiff_t>(statement.origin.size());
    });
  }

  // Whether no key comes again after another one.
  [[nodiscard]] bool keys_stay_together(SectionId id) const {
    std::vector<PathHash> keys;
    outline_.scan(id, outline_.section(id).span, [&](const Statement& statement) {
      if (!is_key_value(statement)) return;
      const PathHash key = hash_key(kRootHash, first_key(outline_, statement));
      if (keys.empty() || keys.back() != key) keys.push_back(key);
    });
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
  }

  const Outline& outline_;
  std::size_t size_;
  std::ptrdiff_t room_ = static_cast<std::ptrdiff_t>(size_);
  std::size_t begin_ = 0;  // of the part that is not cut yet
  SectionId first_ = Outline::kFirstSection;
  std::vector<Part> parts_;
};

}  // namespace

Part whole_of(const Outline& outline) {
  return {{0, outline.source().bytes().size()}, Outline::kFirstSection, outline.section_count()};
}

std::vector<Part> parts_of(const Outline& outline, std::size_t size) {
  if (outline.source().bytes().size() <= size || !are_independent(outline)) {
    return {whole_of(outline)};
  }
  return Cutting(outline, size).cut();
}

std::size_t first_element(const Outline& outline, const Part& part, NodeId array) {
  const auto numbers = std::views::iota(std::uint32_t{0}, outline.node(array).child_count);
  const auto first = std::ranges::partition_point(numbers, [&](std::uint32_t number) {
    return outline.node(outline.nodes().element(array, number)).last < part.first;
  });
  return static_cast<std::size_t>(first - numbers.begin());
}

}  // namespace cfplan::tomldoc
