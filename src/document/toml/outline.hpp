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
#include "document/toml/node_tree.hpp"
#include "document/toml/scanner.hpp"
#include "document/toml/statement.hpp"

namespace cfplan::tomldoc {

/// A header and the statements up to the next one; the first section of a file has no header.
/// Comments and blank lines at its end may belong to the next section's header.
struct Section {
  NodeId node = 0;
  SectionId previous = kNone;
  SectionId next = kNone;
  ShortSpan span;  ///< in the bytes as read; empty when it was not there
};

/// The statements of a file in their sections, and the tree of the sections by path. Only those of
/// the sections that somebody asks for are kept: they are scanned again, and blank lines that
/// follow one another are one statement then, as are comments. Statements are never lost: a removed
/// one stays as a tombstone, so that the changes of the text can be read off.
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
    const std::string_view line = text(statement);
    return part_of(line, statement.key_in(line));
  }

  static constexpr NodeId kRootNode = NodeTree::kRoot;
  static constexpr SectionId kFirstSection = 0;

  [[nodiscard]] const NodeTree& nodes() const { return nodes_; }
  [[nodiscard]] const Node& node(NodeId id) const { return nodes_.at(id); }
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
  [[nodiscard]] SectionId section_count() const { return static_cast<SectionId>(sections_.size()); }
  /// Whether a header as read names a table a second time, or a table as an array or the other way
  /// round: then the parser of record must see them together.
  [[nodiscard]] bool has_repeated_headers() const { return has_repeated_headers_; }
  /// The node of the longest beginning of `path` that has one, and those on the way to it.
  [[nodiscard]] std::vector<NodeId> nodes_along(std::span<const Step> path) const;

  /// Puts a statement in front of the one at `index` (or at the end of the section).
  void insert(SectionId section, std::size_t index, Statement statement);
  /// Makes two of a statement of several lines as read, the first of `size` bytes.
  void split(SectionId section, std::size_t index, std::size_t size);
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
  NodeId node_for_header(SourceSpan key, StatementKind kind);
  void note_last(NodeId node, SectionId section, SectionId anchor);
  void unlink(SectionId id);
  void find_last_again(NodeId from);
  [[nodiscard]] bool is_below(NodeId node, NodeId ancestor) const;

  std::shared_ptr<const SourceFile> source_;
  std::deque<Section> sections_;  // which would be copied as a vector grows
  /// Look-ups add to it. References to what is in it stay.
  mutable std::unordered_map<SectionId, std::vector<Statement>> kept_;
  NodeTree nodes_;
  bool has_repeated_headers_ = false;
};

}  // namespace cfplan::tomldoc
