#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/document/structured_document.hpp"

namespace cfplan::testing {

inline std::unique_ptr<StructuredDocument> env_file(const std::string& text) {
  auto document = parse_document(DocumentFormat::Env, "customer.env", text);
  EXPECT_TRUE(document) << text;
  return std::move(document).value();
}

inline Edit set_key(const std::string& key, Value value) {
  return {Verb::Set, {key}, std::move(value)};
}
inline Edit rename_key(const std::string& key, Value name) {
  return {Verb::Rename, {key}, std::move(name)};
}
inline Edit remove_key(const std::string& key) { return {Verb::Remove, {key}, {}}; }

/// What the file is after the edits; also proves the way back, and that the document says what is
/// read from the file anew.
inline std::string env_after(const std::string& text, const std::vector<Edit>& edits) {
  const auto document = env_file(text);
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const auto done = document->apply(edits[i], i);
    if (!done) return "refused: " + done.error().diagnostics.front().message;
  }
  const auto commit = document->commit();
  if (!commit) return "not committed: " + commit.error().diagnostics.front().message;
  EXPECT_EQ(apply_edits(text, commit->edits), commit->bytes);
  EXPECT_EQ(apply_edits(commit->bytes, commit->inverse), text);
  EXPECT_EQ(document->tree(), env_file(commit->bytes)->tree()) << commit->bytes;
  return commit->bytes;
}

inline Diagnostic env_refusal(const std::string& text, const Edit& edit) {
  const auto document = env_file(text);
  const Value before = document->tree();
  const auto done = document->apply(edit, 0);
  EXPECT_FALSE(done);
  EXPECT_EQ(document->tree(), before);
  EXPECT_EQ(document->commit()->bytes, text);
  return done ? Diagnostic{} : done.error().diagnostics.front();
}

inline std::string env_value(const std::string& text, const std::string& key) {
  const auto document = env_file(text);
  const Value* value = document->tree().find(key);
  return value == nullptr ? "(absent)" : *value->string();
}

}  // namespace cfplan::testing
