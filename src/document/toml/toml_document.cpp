#include "document/toml/toml_document.hpp"

#include <algorithm>

#include "cfplan/base/check.hpp"
#include "document/text_checks.hpp"
#include "document/toml/editing.hpp"
#include "document/toml/location.hpp"
#include "document/toml/text_changes.hpp"

namespace cfplan {
namespace tomldoc {
std::optional<SourceSpan> TomlDocument::find(const ValuePath& path) const {
  return find_span(state_.outline, path.steps());
}

Result<void> TomlDocument::apply(const Edit& edit, std::size_t owner) {
  if (edit.verb == Verb::Rename) return fail(no_renaming(*source_, edit.path));
  Editing editing(state_.outline, state_.tree, owner);
  Result<void> result = editing.apply(edit);
  if (result) applied_.emplace_back(edit, owner);
  else if (editing.has_changed()) restore();
  return result;
}

// An edit of many parts was refused at one of them: begin again with those before it.
void TomlDocument::restore() {
  Result<TomlState> fresh = load(source_);
  check(fresh.has_value(), "a file that was read can be read again");
  state_ = *std::move(fresh);
  for (const auto& [edit, owner] : applied_) {
    const Result<void> again = Editing(state_.outline, state_.tree, owner).apply(edit);
    check(again.has_value(), "an edit that was made can be made again");
  }
}

Result<Commit> TomlDocument::commit() const {
  Commit commit;
  commit.edits = text_changes(state_.outline);
  commit.bytes = apply_edits(source_->bytes(), commit.edits);
  commit.inverse = inverse_of(source_->bytes(), commit.edits);
  if (applied_.empty()) return commit;
  const auto edited = std::make_shared<SourceFile>(source_->name(), std::move(commit.bytes));
  const Result<bool> is_as_meant = means(edited, tree());
  if (!is_as_meant) {
    return fail(not_as_meant(*source_, ": " + is_as_meant.error().diagnostics.front().message));
  }
  if (!*is_as_meant) return fail(not_as_meant(*source_, ""));
  commit.bytes = std::move(*edited).take_bytes();
  check(apply_edits(commit.bytes, commit.inverse) == source_->bytes(),
        "the inverse of an edit restores every byte");
  return commit;
}

std::unique_ptr<StructuredDocument> TomlDocument::clone() const {
  return std::make_unique<TomlDocument>(*this);
}

}  // namespace tomldoc

Result<std::unique_ptr<StructuredDocument>> parse_toml(std::string name, std::string bytes) {
  auto source = std::make_shared<const SourceFile>(std::move(name), std::move(bytes));
  Result<tomldoc::TomlState> state = tomldoc::load(source);
  if (!state) return fail(state.error());
  return std::make_unique<tomldoc::TomlDocument>(source, *std::move(state));
}

}  // namespace cfplan
