#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/document/structured_document.hpp"
#include "document/intended_tree.hpp"
#include "document/toml/outline.hpp"
#include "document/toml/part.hpp"

namespace cfplan {

/// Reads a wrangler.toml; the bytes must have passed `check_text`.
[[nodiscard]] Result<std::unique_ptr<StructuredDocument>> parse_toml(std::string name,
                                                                     std::string bytes);

namespace tomldoc {

/// The two views of a file that edits keep in step: its statements and its meaning.
struct TomlState {
  Outline outline;
  IntendedTree tree;
};

/// The file by the scanner and by the parser of record, cross-checked; it is parsed in parts of
/// about `part_size` bytes where these can be read each by itself.
[[nodiscard]] Result<TomlState> load(std::shared_ptr<const SourceFile> source,
                                     std::size_t part_size = kPartSize);

/// Whether the file, read in the same way, says what is intended and nothing else.
[[nodiscard]] Result<bool> means(const std::shared_ptr<const SourceFile>& source,
                                 const Value& intended, std::size_t part_size = kPartSize);

class TomlDocument final : public StructuredDocument {
 public:
  TomlDocument(std::shared_ptr<const SourceFile> source, TomlState state)
      : source_(std::move(source)), state_(std::move(state)) {}

  [[nodiscard]] const SourceFile& source() const override { return *source_; }
  [[nodiscard]] const Value& tree() const override { return state_.tree.root(); }
  [[nodiscard]] std::optional<SourceSpan> find(const ValuePath& path) const override;
  [[nodiscard]] Result<void> apply(const Edit& edit, std::size_t owner) override;
  [[nodiscard]] Result<Commit> commit() const override;
  [[nodiscard]] std::unique_ptr<StructuredDocument> clone() const override;

 private:
  void restore();

  std::shared_ptr<const SourceFile> source_;
  TomlState state_;
  std::vector<std::pair<Edit, std::size_t>> applied_;
};

}  // namespace tomldoc
}  // namespace cfplan
