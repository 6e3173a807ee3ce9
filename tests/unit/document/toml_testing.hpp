#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/document/structured_document.hpp"

namespace cfplan::testing {

inline std::unique_ptr<StructuredDocument> toml(const std::string& text) {
  auto document = parse_document(DocumentFormat::Toml, "wrangler.toml", text);
  if (document) return std::move(*document);
  ADD_FAILURE() << document.error().diagnostics.front().message << "\nin:\n" << text;
  return nullptr;
}

/// What the file is after the edits, of which edit n has the owner n; also proves the way back.
inline std::string edited(const std::string& text, const std::vector<Edit>& edits) {
  const auto document = toml(text);
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

inline Diagnostic refusal(const std::string& text, const Edit& edit) {
  const auto document = toml(text);
  const Value before = document->tree();
  const auto done = document->apply(edit, 0);
  EXPECT_FALSE(done);
  EXPECT_EQ(document->tree(), before);
  EXPECT_EQ(document->commit()->bytes, text);
  return done ? Diagnostic{} : done.error().diagnostics.front();
}

inline Edit set(ValuePath path, Value value) {
  return {Verb::Set, std::move(path), std::move(value)};
}
inline Edit append(ValuePath path, Value value) {
  return {Verb::Append, std::move(path), std::move(value)};
}
inline Edit remove(ValuePath path) { return {Verb::Remove, std::move(path), {}}; }
inline Edit section(ValuePath path) { return {Verb::AddSection, std::move(path), {}}; }

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The test data beside the repository; empty when it is not there.
inline std::filesystem::path corpus() {
  const char* named = std::getenv("CFPLAN_CORPUS");
  std::filesystem::path path = named != nullptr ? named : "../shared/corpus";
  return std::filesystem::is_directory(path) ? path : std::filesystem::path{};
}

inline std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace cfplan::testing
