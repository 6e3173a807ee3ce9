#include <map>

#include "document/env/reading.hpp"
#include "unit/document/env_testing.hpp"
#include "unit/document/jsonc_testing.hpp"
#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

#define CFPLAN_NEEDS_CORPUS() \
  if (corpus().empty()) GTEST_SKIP() << "the corpus is not there: set CFPLAN_CORPUS"

// JavaScript puts keys that are numbers first, so order is not compared. Not through a document,
// which refuses the NUL that one of the cases has.
std::map<std::string, std::string> read_back(const std::string& text) {
  std::map<std::string, std::string> values;
  const Value tree = envdoc::read_env(text);
  for (const Member& member : *tree.as<Value::Map>()) {
    values[member.key] = *member.value.string();
  }
  return values;
}

void agree_with_dotenv(const Value::List& cases) {
  for (const Value& c : cases) {
    const std::string& text = *c.find("text")->string();
    std::map<std::string, std::string> expected;
    for (const Value& pair : *c.find("expect")->as<Value::List>()) {
      const auto& parts = *pair.as<Value::List>();
      expected[*parts[0].string()] = *parts[1].string();
    }
    EXPECT_EQ(read_back(text), expected) << text;
  }
}

TEST(EnvCorpus, ReadsAllCasesAsDotenvDoes) {
  CFPLAN_NEEDS_CORPUS();
  const auto cases = jsonc(read_file(corpus() / "dotenv-cases.json"));
  ASSERT_NE(cases, nullptr);
  const auto& named = *cases->tree().find("named")->as<Value::List>();
  const auto& generated = *cases->tree().find("generated")->as<Value::List>();
  EXPECT_EQ(named.size(), 90U);
  EXPECT_EQ(generated.size(), 1000U);
  agree_with_dotenv(named);
  agree_with_dotenv(generated);
}

// In five of the generated files only the front takes a new key; none refuses it.
TEST(EnvCorpus, AddsAKeyToEveryGeneratedFileAndRemovesItAgain) {
  CFPLAN_NEEDS_CORPUS();
  const auto cases = jsonc(read_file(corpus() / "dotenv-cases.json"));
  for (const Value& c : *cases->tree().find("generated")->as<Value::List>()) {
    const std::string& text = *c.find("text")->string();
    const std::string added = env_after(text, {set_key("CFPLAN_NEW", "some value")});
    EXPECT_EQ(env_value(added, "CFPLAN_NEW"), "some value") << text;
    const auto undone = env_file(env_after(added, {remove_key("CFPLAN_NEW")}));
    EXPECT_TRUE(same_value(undone->tree(), env_file(text)->tree())) << text;
  }
}

TEST(EnvCorpus, ChangesAndRemovesEveryKeyOfEveryFileAndRestoresEveryByte) {
  CFPLAN_NEEDS_CORPUS();
  std::size_t count = 0;
  for (const auto& path : files_in(corpus() / "env")) {
    SCOPED_TRACE(path.filename());
    const std::string text = read_file(path);
    const auto document = env_file(text);
    EXPECT_EQ(document->commit()->bytes, text);
    EXPECT_NE(env_after(text, {set_key("CFPLAN_NEW", "a # b")}), text);
    for (const Member& member : *document->tree().as<Value::Map>()) {
      const std::string changed = env_after(text, {set_key(member.key, "another value")});
      EXPECT_EQ(env_value(changed, member.key), "another value");
      EXPECT_EQ(env_value(env_after(text, {remove_key(member.key)}), member.key), "(absent)");
    }
    ++count;
  }
  EXPECT_GE(count, 33U);
}

}  // namespace
}  // namespace cfplan::testing
