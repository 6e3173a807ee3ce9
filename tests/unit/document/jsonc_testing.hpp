#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/document/structured_document.hpp"

namespace cfplan::testing {

inline std::unique_ptr<StructuredDocument> jsonc(const std::string& text) {
  auto document = parse_document(DocumentFormat::Jsonc, "wrangler.jsonc", text);
  if (document) return std::move(*document);
  ADD_FAILURE() << document.error().diagnostics.front().message << "\nin:\n" << text;
  return nullptr;
}

inline Diagnostic jsonc_problem(const std::string& text) {
  const auto document = parse_document(DocumentFormat::Jsonc, "wrangler.jsonc", text);
  EXPECT_FALSE(document) << text;
  return document ? Diagnostic{} : document.error().diagnostics.front();
}

inline Edit set_at(ValuePath path, Value value) {
  return {Verb::Set, std::move(path), std::move(value)};
}
inline Edit append_at(ValuePath path, Value value) {
  return {Verb::Append, std::move(path), std::move(value)};
}
inline Edit remove_at(ValuePath path) { return {Verb::Remove, std::move(path), {}}; }
inline Edit section_at(ValuePath path) { return {Verb::AddSection, std::move(path), {}}; }

/// What the file is after the edits, of which edit n has the owner n; also proves the way back.
inline std::string jsonc_after(const std::string& text, const std::vector<Edit>& edits) {
  const auto document = jsonc(text);
  if (document == nullptr) return "(not read)";
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const auto done = document->apply(edits[i], i);
    if (!done) return "refused: " + done.error().diagnostics.front().message;
  }
  const auto commit = document->commit();
  if (!commit) return "not committed: " + commit.error().diagnostics.front().message;
  EXPECT_EQ(apply_edits(text, commit->edits), commit->bytes);
  EXPECT_EQ(apply_edits(commit->bytes, commit->inverse), text);
  return commit->bytes;
}

inline Diagnostic jsonc_refusal(const std::string& text, const Edit& edit) {
  const auto document = jsonc(text);
  const Value before = document->tree();
  const auto done = document->apply(edit, 0);
  EXPECT_FALSE(done);
  EXPECT_EQ(document->tree(), before);
  EXPECT_EQ(document->commit()->bytes, text);
  return done ? Diagnostic{} : done.error().diagnostics.front();
}

}  // namespace cfplan::testing
