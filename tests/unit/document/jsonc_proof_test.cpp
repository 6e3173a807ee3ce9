// The proof of an edit compares what is read with what is meant without keeping it.

#include "document/jsonc/json_tree.hpp"
#include "document/jsonc/load.hpp"
#include "document/jsonc/scanner.hpp"
#include "unit/document/jsonc_testing.hpp"
#include "unit/document/other_values.hpp"

namespace cfplan::testing {
namespace {

bool is_proved(const std::string& text, const Value& intended) {
  const jsoncdoc::MarkScan scan = jsoncdoc::scan_marks(text);
  return scan.mask.fault == jsoncdoc::Fault::None &&
         jsoncdoc::json_means(scan.mask.text, scan.marks, intended);
}

Value meaning_of(const std::string& text) {
  return jsoncdoc::load(SourceFile("wrangler.jsonc", text))->tree;
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> kTexts{
      "{}",
      "\xEF\xBB\xBF{ // so\n  \"a\": 1, /* b */ \"b\": [1, 1.5, -0, 18446744073709551615,], }\n",
      R"({"a": {"b": {"c": null}, "d": [[], {}, [[{}]]]}, "e": [{"f": true}, {"f": false}]})",
      R"({"a\"b": "c\\d", "\u0041": "\u00e9", "": "", "x": "1", "y": 1, "z": 1.0})"};
  return kTexts;
}

TEST(JsoncProof, FindsWhatIsMeant) {
  for (const std::string& text : texts()) {
    EXPECT_TRUE(is_proved(text, meaning_of(text))) << text;
    EXPECT_EQ(jsoncdoc::means("wrangler.jsonc", text, meaning_of(text)), true) << text;
  }
}

TEST(JsoncProof, FindsNothingElse) {
  for (const std::string& text : texts()) {
    for (const Value& other : others_than(meaning_of(text))) {
      EXPECT_FALSE(is_proved(text, other)) << one_line_text(other) << "\nin " << text;
      EXPECT_EQ(jsoncdoc::means("wrangler.jsonc", text, other), false);
    }
  }
  EXPECT_FALSE(is_proved(R"({"a": 1})", Value::Map{{"a", 1.0}}));
  EXPECT_FALSE(is_proved(R"({"a": 1})", Value::Map{{"a", "1"}}));
  EXPECT_FALSE(is_proved(R"({"a": 1})", Value::Map{{"b", 1}}));
}

TEST(JsoncProof, DoesNotMindTheOrderOfKeys) {
  const Value meaning(
      Value::Map{{"c", 3}, {"a", Value::Map{{"y", 1}, {"x", 2}}}, {"b", Value::List{1}}, {"d", 4}});
  const std::string text = R"({"a": {"x": 2, "y": 1}, "b": [1], "c": 3, "d": 4})";
  EXPECT_TRUE(is_proved(text, meaning));
  for (const Value& other : others_than(meaning)) EXPECT_FALSE(is_proved(text, other));
}

TEST(JsoncProof, RefusesAKeyThatComesTwice) {
  const Value one(Value::Map{{"a", 1}});
  const Value two(Value::Map{{"a", 1}, {"b", 1}});
  for (const std::string text :
       {R"({"a": 1, "a": 1})", R"({"b": 1, "b": 1})", R"({"b": 1, "a": 1, "b": 1})"}) {
    EXPECT_FALSE(is_proved(text, one)) << text;
    EXPECT_FALSE(is_proved(text, two)) << text;
  }
  const auto refused = jsoncdoc::means("wrangler.jsonc", R"({"a": 1, "\u0061": 1})", one);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().diagnostics.front().message,
            "the key \"a\" is there already, in line 1");
}

TEST(JsoncProof, NeedsTheScannerToSeeTheSame) {
  using jsoncdoc::Mark;
  const std::string text = R"({"a": [1, {}]})";
  const Value meaning = meaning_of(text);
  const std::vector<Mark> marks = jsoncdoc::scan_marks(text).marks;
  EXPECT_TRUE(jsoncdoc::json_means(text, marks, meaning));
  for (std::size_t i = 0; i < marks.size(); ++i) {
    for (const Mark mark : {Mark::Object, Mark::Array, Mark::Scalar, Mark::End}) {
      std::vector<Mark> others = marks;
      others[i] = mark;
      EXPECT_EQ(jsoncdoc::json_means(text, others, meaning), mark == marks[i]) << i;
    }
    std::vector<Mark> fewer = marks;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(jsoncdoc::json_means(text, fewer, meaning)) << i;
  }
  std::vector<Mark> more = marks;
  more.push_back(Mark::End);
  EXPECT_FALSE(jsoncdoc::json_means(text, more, meaning));
}

TEST(JsoncProof, FindsKeysHoweverTheyAreWritten) {
  std::string text = "{";
  for (int i = 0; i < 40; ++i)
    text += "\"k" + std::to_string(i) + "\": " + std::to_string(i) + ", ";
  text += R"("\u0061": 1, "q\"q": {"\\": 2}})";
  const auto document = *parse_document(DocumentFormat::Jsonc, "wrangler.jsonc", text);
  const auto at = [&](const ValuePath& path) {
    const auto span = document->find(path);
    return span ? text.substr(span->begin, span->size()) : "(none)";
  };
  EXPECT_EQ(at({"a"}), "1");
  EXPECT_EQ(at({"q\"q", "\\"}), "2");
  EXPECT_EQ(at({"k17"}), "17");
  EXPECT_EQ(at({"\\u0061"}), "(none)");
  EXPECT_EQ(at({"q\\"}), "(none)");
}

}  // namespace
}  // namespace cfplan::testing
