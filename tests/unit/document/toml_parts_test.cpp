// A large file is parsed in parts: they say what the whole file says.

#include <algorithm>
#include <memory>

#include "document/toml/part.hpp"
#include "document/toml/toml_document.hpp"
#include "unit/document/other_values.hpp"
#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

constexpr std::size_t kNoParts = static_cast<std::size_t>(-1);

std::shared_ptr<const SourceFile> file(const std::string& text) {
  return std::make_shared<const SourceFile>("wrangler.toml", text);
}

std::size_t part_count(const std::string& text, std::size_t size) {
  return tomldoc::parts_of(*tomldoc::Outline::read(file(text)), size).size();
}

void expect_same_in_parts(const std::string& text, std::size_t size) {
  SCOPED_TRACE("in parts of " + std::to_string(size) + ":\n" + text);
  const auto whole = tomldoc::load(file(text), kNoParts);
  const auto in_parts = tomldoc::load(file(text), size);
  ASSERT_EQ(whole.has_value(), in_parts.has_value());
  if (!whole) {
    EXPECT_EQ(whole.error().diagnostics, in_parts.error().diagnostics);
    return;
  }
  const Value& meaning = whole->tree.root();
  EXPECT_EQ(in_parts->tree.root(), meaning);
  EXPECT_EQ(tomldoc::means(file(text), meaning, size), true);
}

const std::vector<std::string>& texts_that_can_be_cut() {
  static const std::vector<std::string> kTexts{
      "a = 1\nb = 2\nc = 3\n",
      "\xEF\xBB\xBF"
      "a = 1\r\nb = \"\"\"x\r\ny\"\"\"\r\n[c]\r\nd = '''\r\nz\r\n'''\r\n",
      "a.x = 1\na.y = 2\nb.x = 1\nb.y.z = 2\nc = 3",
      "[a]\nx = 1\ny = 2\n# why\n\nz = 3\n[b]\nx = 1 # so\n",
      "[a.b.c]\nx = 1\n[a.b]\ny = 2\n[a]\nz = 3\n[a.d]\n",
      "[env.a]\nx = 1\n[env.b]\nx = 1\n[other]\n[env.a.vars]\ny = 2\n[env.b.vars]\ny = 2\n",
      "[[a]]\nx = 1\n[[a]]\nx = 2\n[[a]]\n",
      "[[a]]\nx = 1\n[a.b]\ny = 1\n[[a]]\nx = 2\n[c]\n[a.b]\ny = 2\nz = 3\n[[a]]\nx = 3\n",
      "[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\nx = 2\ny = 2\n[[a]]\n[[a.b]]\nx = 3\n[c]\n[[a.b]]\nx = 4\n",
      "[[a]]\n[a.b.c]\nx = 1\n[a.b]\ny = 1\n[[a.b.d]]\n[[a.b.d]]\nz = 1\nw = 2\n",
      "[\"a.b\"]\n'c d' = 1\n\"e\" = 2\n[ \"a.b\" . f ] # here\ng = [\n  1,\n  2 ]\nh = { i = 1 "
      "}\n",
      "[a]\n[b]\n[c]\nx = 1979-05-27\ny = 1.5\n",
      "[vars]\nA = 'x'\nB = 'y'\n\n[[kv]]\nid = 1\nbinding = 2\n[[kv]]\nid = 3\nbinding = 4\n"};
  return kTexts;
}

TEST(TomlParts, SayTogetherWhatTheFileSays) {
  for (const std::string& text : texts_that_can_be_cut()) {
    for (std::size_t size = 1; size < text.size(); ++size) expect_same_in_parts(text, size);
    EXPECT_GE(part_count(text, 1), 3U) << text;
  }
}

TEST(TomlParts, AreFoundNotToSayAnythingElse) {
  for (const std::string& text : texts_that_can_be_cut()) {
    const Value meaning = tomldoc::load(file(text), kNoParts)->tree.root();
    for (const Value& other : others_than(meaning)) {
      for (const std::size_t size : {1U, 10U, 30U}) {
        EXPECT_EQ(tomldoc::means(file(text), other, size), false)
            << one_line_text(other) << "\nin parts of " << size << ":\n"
            << text;
      }
    }
  }
}

TEST(TomlParts, MayHaveTheirKeysInAnyOrder) {
  const std::string text = "[a]\nx = 1\ny = 2\n[b]\nx = 1\n[c]\nx = 1\n[a.d]\nz = 1\n";
  const Value meaning(Value::Map{{"c", Value::Map{{"x", 1}}},
                                 {"a", Value::Map{{"d", Value::Map{{"z", 1}}}, {"y", 2}, {"x", 1}}},
                                 {"b", Value::Map{{"x", 1}}}});
  for (std::size_t size = 1; size < text.size(); ++size) {
    EXPECT_EQ(tomldoc::means(file(text), meaning, size), true) << size;
  }
}

// What is wrong, or right, only because of what stands elsewhere in the file.
TEST(TomlParts, AreOneWhereTheyDependOnEachOther) {
  const std::vector<std::string> texts{"[a]\nx = 1\n[b]\n[a]\ny = 1\n",
                                       "[[a]]\n[b]\n[a]\nx = 1\n",
                                       "[a]\n[b]\n[[a]]\nx = 1\n",
                                       "[a.b]\n[c]\n[[a]]\n",
                                       "a = 1\n[b]\n[a]\nx = 1\n",
                                       "a = 1\n[b]\n[a.c]\nx = 1\n",
                                       "[a]\nb = 1\n[c]\n[a.b.c]\nx = 1\n",
                                       "[a]\nb = []\n[c]\n[[a.b]]\nx = 1\n",
                                       "[a]\nb.x = 1\n[c]\n[a.b.d]\ny = 1\n",
                                       "[a.b.c]\nx = 1\n[d]\n[a]\nb.y = 1\n",
                                       "[[a]]\nb = 1\n[c]\n[a.b]\nx = 1\n",
                                       "a.x = 1\n[b]\n[a]\ny = 1\n",
                                       "[a]\n'b' = 1\n[c]\n[a.\"b\"]\nx = 1\n"};
  for (const std::string& text : texts) {
    EXPECT_EQ(part_count(text, 1), 1U) << text;
    for (std::size_t size = 1; size < text.size(); ++size) expect_same_in_parts(text, size);
  }
}

TEST(TomlParts, KeepKeysTogetherThatShareTheirFirstPart) {
  EXPECT_EQ(part_count("[t]\na.x = 1\na.y = 1\na.z = 1\nb = 1\n", 1), 2U);
  const std::vector<std::string> texts{"a.x = 1\nb = 1\na.y = 1\n", "a = 1\nb = 1\na = 2\n",
                                       "\"a\" = 1\nb = 1\n'a'.x = 2\n"};
  for (const std::string& text : texts) {
    EXPECT_EQ(part_count(text, 1), 1U) << text;
    for (std::size_t size = 1; size < text.size(); ++size) expect_same_in_parts(text, size);
  }
}

TEST(TomlParts, HaveTheProblemsOfTheWholeFile) {
  const std::vector<std::string> texts{
      "[a]\nx = 1\n[b]\ny = 1__0\n[c]\nz = 2\n", "[a]\nx = 1\nx = 2\n[b]\n[c]\n",
      "[a]\nx = 9007199254740993\n[vars]\ny = 1979-05-27\n[c]\nz = -9007199254740993\n",
      "a = 1\n[vars]\nb = 1\nc = { d = 1979-05-27 }\n"};
  for (const std::string& text : texts) {
    ASSERT_FALSE(tomldoc::load(file(text), kNoParts)) << text;
    EXPECT_GE(part_count(text, 1), 2U) << text;
    for (std::size_t size = 1; size < text.size(); ++size) expect_same_in_parts(text, size);
  }
}

TEST(TomlParts, SayWhatEveryWranglerTomlSays) {
  if (corpus().empty()) GTEST_SKIP() << "the corpus is not there: set CFPLAN_CORPUS";
  std::size_t cut = 0;
  for (const auto& path : files_in(corpus() / "wrangler-toml")) {
    const std::string text = read_file(path);
    for (const std::size_t size : {1U, 50U, 200U, 1000U}) expect_same_in_parts(text, size);
    cut += part_count(text, 1) > 1 ? 1U : 0U;
  }
  EXPECT_GE(cut, 90U);
}

}  // namespace
}  // namespace cfplan::testing
