#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/document/structured_document.hpp"
#include "document/intended_tree.hpp"
#include "document/jsonc/load.hpp"

namespace cfplan {

/// Reads a wrangler.jsonc or wrangler.json; the bytes must have passed `check_text`.
[[nodiscard]] Result<std::unique_ptr<StructuredDocument>> parse_jsonc(std::string name,
                                                                      std::string bytes);

namespace jsoncdoc {

class JsoncDocument final : public StructuredDocument {
 public:
  JsoncDocument(std::shared_ptr<const SourceFile> source, Loaded loaded)
      : source_(std::move(source)), root_(std::move(loaded.root)), tree_(std::move(loaded.tree)) {}

  [[nodiscard]] const SourceFile& source() const override { return *source_; }
  [[nodiscard]] const Value& tree() const override { return tree_.root(); }
  [[nodiscard]] std::optional<SourceSpan> find(const ValuePath& path) const override;
  [[nodiscard]] Result<void> apply(const Edit& edit, std::size_t owner) override;
  [[nodiscard]] Result<Commit> commit() const override;
  [[nodiscard]] std::unique_ptr<StructuredDocument> clone() const override;

 private:
  void restore();

  std::shared_ptr<const SourceFile> source_;
  mutable Node root_;  ///< mutable for its indexes, which look-ups make
  IntendedTree tree_;
  std::vector<std::pair<Edit, std::size_t>> applied_;
};

}  // namespace jsoncdoc
}  // namespace cfplan
