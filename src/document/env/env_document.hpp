#pragma once

#include <memory>
#include <optional>
#include <string>

#include "cfplan/document/structured_document.hpp"
#include "document/env/edited_text.hpp"
#include "document/env/meaning.hpp"

namespace cfplan {

/// Reads an env file as dotenv 16.3.1 does, which takes any text; the bytes must have passed
/// `check_text`.
[[nodiscard]] Result<std::unique_ptr<StructuredDocument>> parse_env(std::string name,
                                                                    std::string bytes);

namespace envdoc {

class EnvDocument final : public StructuredDocument {
 public:
  explicit EnvDocument(std::shared_ptr<const SourceFile> source);

  [[nodiscard]] const SourceFile& source() const override { return *source_; }
  [[nodiscard]] const Value& tree() const override { return meaning_.tree(); }
  [[nodiscard]] std::optional<SourceSpan> find(const ValuePath& path) const override;
  [[nodiscard]] Result<void> apply(const Edit& edit, std::size_t owner) override;
  [[nodiscard]] Result<Commit> commit() const override;
  [[nodiscard]] std::unique_ptr<StructuredDocument> clone() const override;

 private:
  Result<void> set(const std::string& key, const Value& value, std::size_t owner);
  Result<void> remove(const std::string& key, std::size_t owner);
  Result<void> rename(const std::string& key, const Value& name, std::size_t owner);

  std::shared_ptr<const SourceFile> source_;
  EditedText text_;
  Meaning meaning_;
};

}  // namespace envdoc
}  // namespace cfplan
