#include "unit/document/jsonc_testing.hpp"
#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

#define CFPLAN_NEEDS_CORPUS() \
  if (corpus().empty()) GTEST_SKIP() << "the corpus is not there: set CFPLAN_CORPUS"

std::vector<std::pair<std::string, std::string>> corpus_files() {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& path : files_in(corpus() / "wrangler-jsonc")) {
    files.emplace_back(path.filename(), read_file(path));
  }
  return files;
}

// The top level and every environment.
std::vector<ValuePath> sections(const Value& tree) {
  std::vector<ValuePath> paths{{}};
  if (const Value* env = tree.find("env")) {
    for (const Member& member : *env->as<Value::Map>()) paths.push_back({"env", member.key});
  }
  return paths;
}

// Every line that was there still is, but for a comma; so is the order.
void expect_lines_kept(const std::string& before, const std::string& after) {
  const auto lines = [](const std::string& text) {
    std::vector<std::string> found;
    std::string line;
    for (const char c : text) {
      if (c == '\n') found.push_back(std::exchange(line, ""));
      else if (c != ',') line += c;
    }
    found.push_back(line);
    return found;
  };
  const auto old_lines = lines(before);
  auto at = old_lines.begin();
  for (const std::string& line : lines(after)) {
    if (at != old_lines.end() && *at == line) ++at;
  }
  EXPECT_TRUE(at == old_lines.end()) << "lost: " << *at;
}

TEST(JsoncCorpus, ReadsEveryFile) {
  CFPLAN_NEEDS_CORPUS();
  const auto files = corpus_files();
  EXPECT_GE(files.size(), 29U);
  for (const auto& [name, text] : files) {
    SCOPED_TRACE(name);
    const auto document = jsonc(text);
    ASSERT_NE(document, nullptr);
    EXPECT_EQ(document->commit()->bytes, text);
  }
}

TEST(JsoncCorpus, AddsChangesAndRemovesAVarOfEveryEnvironmentAndRestoresEveryByte) {
  CFPLAN_NEEDS_CORPUS();
  for (const auto& [name, text] : corpus_files()) {
    SCOPED_TRACE(name);
    const Value tree = jsonc(text)->tree();
    for (const ValuePath& section : sections(tree)) {
      const ValuePath vars = section / "vars";
      const auto added = jsonc_after(text, {set_at(vars / "CFPLAN_NEW", "x")});
      EXPECT_EQ(*value_at(jsonc(added)->tree(), vars / "CFPLAN_NEW"), Value("x"));
      const Value* old = value_at(tree, vars);
      if (old == nullptr) continue;
      if (!old->as<Value::Map>()->empty()) expect_lines_kept(text, added);
      for (const Member& member : *old->as<Value::Map>()) {
        EXPECT_NE(jsonc_after(text, {set_at(vars / member.key, "another")}), text);
        const auto removed = jsonc_after(text, {remove_at(vars / member.key)});
        EXPECT_EQ(value_at(jsonc(removed)->tree(), vars / member.key), nullptr);
      }
    }
  }
}

TEST(JsoncCorpus, AddsAndRemovesSectionsAndListItemsAndRestoresEveryByte) {
  CFPLAN_NEEDS_CORPUS();
  const Value::Map database{{"binding", "CFPLAN_DB"}, {"database_id", "x"}};
  for (const auto& [name, text] : corpus_files()) {
    SCOPED_TRACE(name);
    const Value tree = jsonc(text)->tree();
    EXPECT_NE(jsonc_after(text, {section_at({"env", "cfplan-new"})}), text);
    for (const ValuePath& section : sections(tree)) {
      const auto added = jsonc_after(text, {append_at(section / "d1_databases", database),
                                            append_at(section / "routes", "x/*")});
      const auto reread = jsonc(added);
      ASSERT_NE(reread, nullptr);
      const Value* databases = value_at(reread->tree(), section / "d1_databases");
      const std::size_t last = databases->as<Value::List>()->size() - 1;
      jsonc_after(added, {remove_at(section / "d1_databases" / last)});
      if (!section.empty()) jsonc_after(text, {remove_at(section)});
    }
  }
}

}  // namespace
}  // namespace cfplan::testing
