#include "document/env/env_document.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/base/text.hpp"
#include "document/env/candidates.hpp"
#include "document/env/reading.hpp"
#include "document/env/refusal.hpp"
#include "document/env/scanner.hpp"

namespace cfplan {
namespace envdoc {
namespace {

bool is_key(std::string_view key) {
  return !key.empty() && key != kDroppedKey && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  });
}

const std::string* only_key(const ValuePath& path) {
  return path.size() == 1 ? std::get_if<std::string>(&path.steps().front()) : nullptr;
}

}  // namespace

EnvDocument::EnvDocument(std::shared_ptr<const SourceFile> source)
    : source_(std::move(source)), text_(source_->bytes()), meaning_(source_->bytes()) {}

std::optional<SourceSpan> EnvDocument::find(const ValuePath& path) const {
  const std::string* key = only_key(path);
  if (key == nullptr || tree().find(*key) == nullptr) return std::nullopt;
  const std::optional<Entry> entry = find_entry(source_->bytes(), *key);
  return entry ? std::optional<SourceSpan>(entry->value) : std::nullopt;
}

Result<void> EnvDocument::apply(const Edit& edit, std::size_t owner) {
  const std::string* key = only_key(edit.path);
  if (key == nullptr) return fail(no_such_place(*source_, edit.path));
  switch (edit.verb) {
    case Verb::Set: return set(*key, edit.value, owner);
    case Verb::Remove: return remove(*key, owner);
    case Verb::Rename: return rename(*key, edit.value, owner);
    case Verb::Append:
    case Verb::AddSection: break;
  }
  return fail(only_strings(*source_, *key, edit.verb == Verb::Append ? "list" : "map"));
}

Result<void> EnvDocument::set(const std::string& key, const Value& value, std::size_t owner) {
  const std::string* wish = value.string();
  if (wish == nullptr) return fail(only_strings(*source_, key, value.type_name()));
  if (!is_key(key)) return fail(no_key(*source_, key));
  const Value* old = tree().find(key);
  if (old != nullptr && *old->string() == *wish) return {};
  if (find_invalid_utf8(*wish) || wish->find('\0') != std::string::npos) {
    return fail(unsayable(*source_, find(ValuePath{key}), key));
  }
  std::string made;
  const std::string_view before = text_.text();
  const Proof proof = [&](const Candidate& candidate) {
    made = apply_edits(before, candidate);
    return meaning_.follow_change(before, made, key, *wish);
  };
  const auto way = old != nullptr ? replace_value(before, key, *wish, owner, proof)
                                  : add_key(before, key, *wish, owner, proof);
  if (!way) return fail(unsayable(*source_, find(ValuePath{key}), key));
  text_.apply(*way, std::move(made));
  return {};
}

Result<void> EnvDocument::remove(const std::string& key, std::size_t owner) {
  if (tree().find(key) == nullptr) return {};
  std::string made;
  const std::string_view before = text_.text();
  const auto way = remove_key(before, key, owner, [&](const Candidate& candidate) {
    made = apply_edits(before, candidate);
    return meaning_.follow_change(before, made, key, std::nullopt);
  });
  if (!way) return fail(unremovable(*source_, find(ValuePath{key}), key));
  text_.apply(*way, std::move(made));
  return {};
}

Result<void> EnvDocument::rename(const std::string& key, const Value& name, std::size_t owner) {
  const std::string* wish = name.string();
  if (wish == nullptr || !is_key(*wish)) return fail(no_key(*source_, one_line_text(name)));
  if (tree().find(key) == nullptr || *wish == key) return {};
  const auto way = rename_key(text_.text(), key, *wish, owner);
  std::string made = apply_edits(text_.text(), way);
  if (!meaning_.follow_renaming(text_.text(), made, key, *wish)) {
    return fail(not_renameable(*source_, find(ValuePath{key}), key, *wish));
  }
  text_.apply(way, std::move(made));
  return {};
}

Result<Commit> EnvDocument::commit() const {
  Commit commit;
  commit.edits = text_.edits();
  commit.bytes = apply_edits(source_->bytes(), commit.edits);
  commit.inverse = inverse_of(source_->bytes(), commit.edits);
  // The text of each edit was read again when it was made; this proves that they come out as one.
  check(commit.bytes == text_.text(), "the edited env file is the one that was proved");
  check(apply_edits(commit.bytes, commit.inverse) == source_->bytes(),
        "the inverse of an edit restores every byte");
  return commit;
}

std::unique_ptr<StructuredDocument> EnvDocument::clone() const {
  return std::make_unique<EnvDocument>(*this);
}

}  // namespace envdoc

Result<std::unique_ptr<StructuredDocument>> parse_env(std::string name, std::string bytes) {
  return std::make_unique<envdoc::EnvDocument>(
      std::make_shared<const SourceFile>(std::move(name), std::move(bytes)));
}

}  // namespace cfplan
