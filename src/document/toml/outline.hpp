#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <unordered_map>
#include <vector>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value_path.hpp"
#include "document/toml/path_hash.hpp"
#include "document/toml/scanner.hpp"
#include "document/toml/statement.hpp"

namespace cfplan::tomldoc {

using SectionId = std::size_t;
using NodeId = std::size_t;
inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// A header and the statements up to the next one; the first section of a file has no header.
/// Comments and blank lines at its end may belong to the next section's header.
struct Section {
  NodeId node = 0;
  SectionId previous = kNone;
  SectionId next = kNone;
  ShortSpan span;  ///< in the bytes as read; empty when it was not there
};

/// A table that headers make, said or implied; an array of tables; or one element of it. The tables
/// that dotted keys and inline tables make have no node.
struct Node {
  enum class Kind { Table, Array, Element };
  Kind kind = Kind::Table;
  std::string key;  ///< of a table or an array
  NodeId parent = kNone;
  PathHash path = kRootHash;                         ///< as read
  std::unordered_map<std::string, NodeId> children;  ///< of a table or an element
  std::vector<NodeId> elements;                      ///< of an array
  SectionId section = kNone;  ///< with its own header; none for an implied table
  SectionId first = kNone;    ///< the first section at or below it, as read
  SectionId last = kNone;     ///< the last section at or below it, in the order of the file
  std::size_t depth = 0;      ///< number of steps of its path
};

/// The statements of a file in their sections, and an index of the sections by path. Only those of
/// the sections that somebody asks for are kept: they are scanned again. Statements are never lost:
/// a removed one stays as a tombstone, so that the changes of the text can be read off.
class Outline {
 public:
  /// Scans the whole file.
  [[nodiscard]] static tl::expected<Outline, ScanFault> read(
      std::shared_ptr<const SourceFile> source);

  [[nodiscard]] const SourceFile& source() const { return *source_; }
  [[nodiscard]] const std::shared_ptr<const SourceFile>& shared_source() const { return source_; }
  [[nodiscard]] std::string_view text(const Statement& statement) const {
    return statement.text_in(source_->bytes());
  }
  [[nodiscard]] std::string_view key_text(const Statement& statement) const {
    return part_of(text(statement), statement.key);
  }

  static constexpr NodeId kRootNode = 0;
  static constexpr SectionId kFirstSection = 0;

  [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] const Section& section(SectionId id) const { return sections_[id]; }
  [[nodiscard]] const std::vector<Statement>& statements(SectionId id) const;
  [[nodiscard]] Statement& statement(SectionId id, std::size_t index) {
    return kept_statements(id)[index];
  }
  /// Whether somebody asked for them; if not, they are as they were read.
  [[nodiscard]] bool has_kept_statements(SectionId id) const { return kept_.contains(id); }
  /// Gives out the statements of the section, as it was read, that begin in `part`; keeps none.
  void scan(SectionId id, SourceSpan part, const std::function<void(const Statement&)>& take) const;
  /// The line of the section's header as read.
  [[nodiscard]] std::string_view header_line(SectionId id) const;
  [[nodiscard]] std::size_t section_count() const { return sections_.size(); }
  /// The node of the key in a table or an element, or kNone.
  [[nodiscard]] NodeId child(NodeId table, const std::string& key) const;
  /// Whether a header as read names a table a second time, or a table as an array or the other way
  /// round: then the parser of record must see them together.
  [[nodiscard]] bool has_repeated_headers() const { return has_repeated_headers_; }
  /// The node of the longest beginning of `path` that has one, and those on the way to it.
  [[nodiscard]] std::vector<NodeId> nodes_along(std::span<const Step> path) const;

  /// Puts a statement in front of the one at `index` (or at the end of the section).
  void insert(SectionId section, std::size_t index, Statement statement);
  /// Makes a section of `statements`, its header among them, for the table or the new element of
  /// the array of tables at `path`, right after `anchor`, from which it takes over the statements
  /// from `split` on.
  void insert_section(std::span<const Step> path, StatementKind header, SectionId anchor,
                      std::size_t split, std::vector<Statement> statements);
  /// Forgets a node and everything below; the sections must have been made tombstones.
  void remove_node(NodeId id);
  /// The sections at and below a node.
  [[nodiscard]] std::vector<SectionId> sections_below(NodeId id) const;

 private:
  explicit Outline(std::shared_ptr<const SourceFile> source);

  void open_section(const Statement& header);
  std::vector<Statement>& kept_statements(SectionId id) const;
  NodeId add_child(NodeId parent, std::string key, Node::Kind kind);
  NodeId add_element(NodeId array);
  NodeId node_for_header(const std::vector<std::string>& parts, StatementKind kind);
  void note_last(NodeId node, SectionId section, SectionId anchor);
  void unlink(SectionId id);
  void find_last_again(NodeId from);
  [[nodiscard]] bool is_below(NodeId node, NodeId ancestor) const;

  std::shared_ptr<const SourceFile> source_;
  std::deque<Section> sections_;  // which would be copied as a vector grows
  /// Look-ups add to it. References to what is in it stay.
  mutable std::unordered_map<SectionId, std::vector<Statement>> kept_;
  std::deque<Node> nodes_;
  bool has_repeated_headers_ = false;
};

}  // namespace cfplan::tomldoc
