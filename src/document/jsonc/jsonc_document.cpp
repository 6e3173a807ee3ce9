#include "document/jsonc/jsonc_document.hpp"

#include "cfplan/base/check.hpp"
#include "document/jsonc/editing.hpp"
#include "document/jsonc/refusal.hpp"
#include "document/jsonc/text_changes.hpp"
#include "document/text_checks.hpp"

namespace cfplan {
namespace jsoncdoc {
std::optional<SourceSpan> JsoncDocument::find(const ValuePath& path) const {
  return find_span(source_->bytes(), root_, path.steps());
}

Result<void> JsoncDocument::apply(const Edit& edit, std::size_t owner) {
  if (edit.verb == Verb::Rename) return fail(no_renaming(*source_, edit.path));
  Editing editing(*source_, root_, tree_, owner);
  Result<void> result = editing.apply(edit);
  if (result) applied_.emplace_back(edit, owner);
  else if (editing.has_changed()) restore();
  return result;
}

// An edit of many parts was refused at one of them: begin again with those before it.
void JsoncDocument::restore() {
  Result<Loaded> fresh = load(*source_);
  check(fresh.has_value(), "a file that was read can be read again");
  root_ = std::move(fresh->root);
  tree_ = IntendedTree(std::move(fresh->tree));
  for (const auto& [edit, owner] : applied_) {
    const Result<void> again = Editing(*source_, root_, tree_, owner).apply(edit);
    check(again.has_value(), "an edit that was made can be made again");
  }
}

Result<Commit> JsoncDocument::commit() const {
  Commit commit;
  commit.edits = text_changes(source_->bytes(), root_);
  commit.bytes = apply_edits(source_->bytes(), commit.edits);
  commit.inverse = inverse_of(source_->bytes(), commit.edits);
  if (applied_.empty()) return commit;
  const Result<bool> is_as_meant = means(source_->name(), commit.bytes, tree());
  if (!is_as_meant) {
    return fail(not_as_meant(*source_, ": " + is_as_meant.error().diagnostics.front().message));
  }
  if (!*is_as_meant) return fail(not_as_meant(*source_, ""));
  check(apply_edits(commit.bytes, commit.inverse) == source_->bytes(),
        "the inverse of an edit restores every byte");
  return commit;
}

std::unique_ptr<StructuredDocument> JsoncDocument::clone() const {
  return std::make_unique<JsoncDocument>(*this);
}

}  // namespace jsoncdoc

Result<std::unique_ptr<StructuredDocument>> parse_jsonc(std::string name, std::string bytes) {
  auto source = std::make_shared<const SourceFile>(std::move(name), std::move(bytes));
  Result<jsoncdoc::Loaded> loaded = jsoncdoc::load(*source);
  if (!loaded) return fail(loaded.error());
  return std::make_unique<jsoncdoc::JsoncDocument>(source, *std::move(loaded));
}

}  // namespace cfplan
