#include <algorithm>
#include <set>
#include <sstream>

#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

#define CFPLAN_NEEDS_CORPUS() \
  if (corpus().empty()) GTEST_SKIP() << "the corpus is not there: set CFPLAN_CORPUS"

std::vector<std::string> environments(const StructuredDocument& document) {
  std::vector<std::string> names;
  const Value* env = document.tree().find("env");
  if (env == nullptr) return names;
  for (const Member& member : *env->as<Value::Map>()) names.push_back(member.key);
  return names;
}

void change_and_undo(const std::string& text, const Edit& edit) {
  const auto document = toml(text);
  const auto done = document->apply(edit, 0);
  ASSERT_TRUE(done) << done.error().diagnostics.front().message;
  const auto commit = document->commit();
  ASSERT_TRUE(commit) << commit.error().diagnostics.front().message;
  EXPECT_NE(commit->bytes, text);
  EXPECT_EQ(apply_edits(commit->bytes, commit->inverse), text);
}

TEST(TomlCorpus, ReadsEveryWranglerToml) {
  CFPLAN_NEEDS_CORPUS();
  std::size_t count = 0;
  for (const auto& path : files_in(corpus() / "wrangler-toml")) {
    const std::string text = read_file(path);
    const auto document = parse_document(DocumentFormat::Toml, path.filename(), text);
    EXPECT_TRUE(document) << path << ": " << document.error().diagnostics.front().message;
    if (document) {
      EXPECT_EQ((*document)->commit()->bytes, text);
    }
    ++count;
  }
  EXPECT_GE(count, 99U);
}

TEST(TomlCorpus, AddsChangesAndRemovesAVarOfEveryEnvironmentAndRestoresEveryByte) {
  CFPLAN_NEEDS_CORPUS();
  for (const auto& path : files_in(corpus() / "wrangler-toml")) {
    SCOPED_TRACE(path.filename());
    const std::string text = read_file(path);
    const auto document = toml(text);
    for (const std::string& name : environments(*document)) {
      SCOPED_TRACE(name);
      const ValuePath vars{"env", name, "vars"};
      change_and_undo(text, set(vars / "CFPLAN_ADDED", "a \"new\" value"));
      const Value* old = value_at(document->tree(), vars);
      if (old == nullptr || !old->is<Value::Map>()) continue;
      for (const Member& member : *old->as<Value::Map>()) {
        change_and_undo(text, set(vars / member.key, "another value"));
        change_and_undo(text, remove(vars / member.key));
      }
    }
  }
}

TEST(TomlCorpus, AddsAndRemovesSectionsAndListItemsAndRestoresEveryByte) {
  CFPLAN_NEEDS_CORPUS();
  for (const auto& path : files_in(corpus() / "wrangler-toml")) {
    SCOPED_TRACE(path.filename());
    const std::string text = read_file(path);
    change_and_undo(text, section({"env", "cfplan-new"}));
    change_and_undo(text, set({"account_id"}, "0506015145cda87c34f9ab8e9675a8a9"));
    const Value::Map database{{"binding", "CFPLAN_DB"}, {"database_id", "x"}};
    for (const std::string& name : environments(*toml(text))) {
      SCOPED_TRACE(name);
      change_and_undo(text, append({"env", name, "d1_databases"}, Value(database)));
      change_and_undo(text, append({"env", name, "routes"}, Value::Map{{"pattern", "x/*"}}));
      change_and_undo(text, remove({"env", name}));
    }
  }
}

// Valid TOML that wrangler does not take, so neither do we.
const std::set<std::string> kRefusedOnPurpose{"valid/integer/long.toml"};  // beyond 2^53-1
TEST(TomlCorpus, AgreesWithTheTomlTestSuite) {
  CFPLAN_NEEDS_CORPUS();
  std::istringstream list(read_file(corpus() / "toml-test" / "files-toml-1.1.0"));
  std::size_t count = 0;
  for (std::string name; std::getline(list, name);) {
    if (!name.ends_with(".toml")) continue;
    const std::string text = read_file(corpus() / "toml-test" / name);
    const auto document = parse_document(DocumentFormat::Toml, name, text);
    const bool is_valid = name.starts_with("valid/");
    const bool expected = is_valid && !kRefusedOnPurpose.contains(name);
    EXPECT_EQ(document.has_value(), expected)
        << name << ": " << (document ? "taken" : document.error().diagnostics.front().message);
    if (document) {
      EXPECT_EQ((*document)->commit()->bytes, text);
    }
    ++count;
  }
  EXPECT_GT(count, 600U);
}

}  // namespace
}  // namespace cfplan::testing
