#include "document/toml/part_reading.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "document/toml/toml_tree.hpp"

namespace cfplan::tomldoc {
namespace {

/// The text of a part as the parser of record gets it: under the headers that it needs.
struct PartText {
  std::shared_ptr<const SourceFile> source;
  std::size_t begin = 0;  ///< in the file, of what stands behind the headers
  std::size_t headers_size = 0;
  FirstElements first_elements;
};

/// Gathers what the part takes up of elements whose header stands before it.
class Surroundings {
 public:
  Surroundings(const Outline& outline, const Part& part) : outline_(outline), part_(part) {
    if (part.first != Outline::kFirstSection && stands_before(part.first)) {
      headers_.insert(part.first);
    }
    for (SectionId id = part.first; id < part.end; ++id) {
      look_above(outline.section(id).node);
    }
  }

  [[nodiscard]] std::string headers() const {
    std::string text;
    for (const SectionId id : headers_) text += outline_.header_line(id);
    return text;
  }

  [[nodiscard]] FirstElements take_first_elements() { return std::move(first_elements_); }

 private:
  [[nodiscard]] bool stands_before(SectionId id) const {
    return outline_.section(id).span.begin < part_.span.begin;
  }

  void look_above(NodeId id) {
    for (; id != kNone; id = outline_.node(id).parent) {
      const Node& node = outline_.node(id);
      if (part_.holds(outline_, id)) continue;
      if (node.kind == Node::Kind::Element && stands_before(node.section)) {
        headers_.insert(node.section);
      }
      if (node.kind == Node::Kind::Array) note_first_element(id);
    }
  }

  void note_first_element(NodeId array) {
    const auto [first, is_new] = first_elements_.try_emplace(outline_.nodes().path(array));
    if (is_new) first->second = first_element(outline_, part_, array);
  }

  const Outline& outline_;
  const Part& part_;
  std::set<SectionId> headers_;  // of sections before it, in the order of the file
  FirstElements first_elements_;
};

PartText text_of(const Outline& outline, const Part& part) {
  const SourceFile& file = outline.source();
  if (part.span.size() == file.bytes().size()) return {outline.shared_source(), 0, 0, {}};
  Surroundings surroundings(outline, part);
  std::string text = surroundings.headers();
  const std::size_t headers_size = text.size();
  text.append(file.bytes(), part.span.begin, part.span.size());
  return {std::make_shared<const SourceFile>(file.name(), std::move(text)), part.span.begin,
          headers_size, surroundings.take_first_elements()};
}

PathHash key_hash(const Outline& outline, PathHash table, const Statement& statement) {
  for (const std::string& part : key_parts(outline.key_text(statement))) {
    table = hash_key(table, part);
  }
  return table;
}

/// Holds the keys of a part by the scanner, and where their values stand, to those of the parser.
class CrossCheck {
 public:
  CrossCheck(const Outline& outline, const Part& part, const PartText& text)
      : outline_(outline), part_(part), text_(text) {}

  /// The value of the file that is not where the parser has one, where there is such.
  std::optional<SourceSpan> first_difference(const std::vector<TomlLeaf>& parsed) {
    auto known = parsed.begin();
    std::optional<SourceSpan> difference;
    for (SectionId id = part_.first; id < part_.end && !difference; ++id) {
      const PathHash table = outline_.nodes().path(outline_.section(id).node);
      outline_.scan(id, part_.span, [&](const Statement& statement) {
        if (difference || statement.kind != StatementKind::KeyValue) return;
        if (known == parsed.end() || *known != leaf(table, statement)) difference = span(statement);
        else ++known;
      });
    }
    if (!difference && known != parsed.end()) difference = SourceSpan{};
    return difference;
  }

 private:
  [[nodiscard]] std::size_t value_begin(const Statement& statement) const {
    return statement.origin.begin + statement.value_in(outline_.text(statement));
  }

  [[nodiscard]] SourceSpan span(const Statement& statement) const {
    const std::size_t begin = value_begin(statement);
    return {begin, scan_value(outline_.source().bytes(), begin).end};
  }

  [[nodiscard]] TomlLeaf leaf(PathHash table, const Statement& statement) const {
    const std::size_t at = value_begin(statement) - text_.begin + text_.headers_size;
    return {toml_position(*text_.source, at), key_hash(outline_, table, statement)};
  }

  const Outline& outline_;
  const Part& part_;
  const PartText& text_;
};

Diagnostic misplaced(const SourceFile& source, SourceSpan span) {
  Diagnostic problem;
  problem.code = "CFP2106";
  problem.message = "this value is not where it should be: the file cannot be edited safely";
  problem.place = source.place(span);
  problem.hint = "write the value in a plainer way, and report the file as a bug of cfplan";
  return problem;
}

}  // namespace

Result<Value> read_part(const Outline& outline, const Part& part) {
  const PartText text = text_of(outline, part);
  Result<TomlTree> parsed = parse_toml_tree(*text.source, text.first_elements);
  if (!parsed) return fail(parsed.error());
  if (const auto span = CrossCheck(outline, part, text).first_difference(parsed->leaves)) {
    return fail(misplaced(outline.source(), *span));
  }
  return std::move(parsed->root);
}

}  // namespace cfplan::tomldoc
