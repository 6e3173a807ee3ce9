#include "document/whole_text.hpp"

#include <algorithm>
#include <utility>

#include "document/text_checks.hpp"

namespace cfplan {
namespace {

// The lines that differ, as one edit: from the first to the last of them.
std::vector<TextEdit> changed_lines(std::string_view before, std::string_view after,
                                    std::size_t owner) {
  if (before == after) return {};
  const auto [left, right] =
      std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto same = static_cast<std::size_t>(left - before.begin());
  const std::size_t begin = same == 0 ? 0 : before.substr(0, same).rfind('\n') + 1;
  std::string_view old_rest = before.substr(begin);
  std::string_view new_rest = after.substr(begin);
  while (true) {
    const std::size_t line =
        old_rest.substr(0, old_rest.size() - !old_rest.empty()).rfind('\n') + 1;
    if (old_rest.empty() || !new_rest.ends_with(old_rest.substr(line))) break;
    const std::size_t size = old_rest.size() - line;
    const std::size_t rest = new_rest.size() - size;
    if (rest > 0 && new_rest[rest - 1] != '\n') break;
    old_rest.remove_suffix(size);
    new_rest.remove_suffix(size);
  }
  return {{{begin, begin + old_rest.size()}, std::string(new_rest), owner}};
}

class WholeText final : public StructuredDocument {
 public:
  explicit WholeText(std::shared_ptr<const SourceFile> source)
      : source_(std::move(source)),
        tree_(Value::Map{{std::string(kWholeText), source_->bytes()}}) {}

  [[nodiscard]] const SourceFile& source() const override { return *source_; }
  [[nodiscard]] const Value& tree() const override { return tree_; }
  [[nodiscard]] std::optional<SourceSpan> find(const ValuePath& path) const override {
    if (path != ValuePath{std::string(kWholeText)}) return std::nullopt;
    return SourceSpan{0, source_->bytes().size()};
  }

  [[nodiscard]] Result<void> apply(const Edit& edit, std::size_t owner) override {
    const bool is_whole = edit.path == ValuePath{std::string(kWholeText)};
    if (edit.verb != Verb::Set || !is_whole || edit.value.string() == nullptr) {
      return fail(not_as_meant(*source_, ": it is written as a whole"));
    }
    tree_ = Value::Map{{std::string(kWholeText), edit.value}};
    owner_ = owner;
    return {};
  }

  [[nodiscard]] Result<Commit> commit() const override {
    Commit commit;
    commit.bytes = *tree_.find(kWholeText)->string();
    commit.edits = changed_lines(source_->bytes(), commit.bytes, owner_);
    commit.inverse = inverse_of(source_->bytes(), commit.edits);
    return commit;
  }

  [[nodiscard]] std::unique_ptr<StructuredDocument> clone() const override {
    return std::make_unique<WholeText>(*this);
  }

 private:
  std::shared_ptr<const SourceFile> source_;
  Value tree_;
  std::size_t owner_ = 0;
};

}  // namespace

std::unique_ptr<StructuredDocument> parse_whole_text(std::string name, std::string bytes) {
  return std::make_unique<WholeText>(
      std::make_shared<const SourceFile>(std::move(name), std::move(bytes)));
}

}  // namespace cfplan
