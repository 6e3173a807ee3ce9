// The proof of an edit compares what is read with what is meant without keeping it.

#include <deque>
#include <functional>

#include "document/jsonc/json_tree.hpp"
#include "document/jsonc/load.hpp"
#include "document/jsonc/marks.hpp"
#include "unit/document/jsonc_testing.hpp"
#include "unit/document/other_values.hpp"

namespace cfplan::testing {
namespace {

bool is_proved(const std::string& text, const Value& intended) {
  jsoncdoc::MarkScan scan = jsoncdoc::scan_marks(text);
  return scan.fault.fault == jsoncdoc::Fault::None && jsoncdoc::json_means(scan, intended);
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

// With other marks than those of the scanner, what they are at a place changed, gone or too many.
using Try = std::function<void(const std::deque<jsoncdoc::Mark>& marks, bool is_same)>;
void with_other_marks(const std::string& text, const Try& attempt) {
  using jsoncdoc::Mark;
  const std::deque<Mark> marks = jsoncdoc::scan_marks(text).marks;
  attempt(marks, true);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    for (const Mark mark : {Mark::Object, Mark::Array, Mark::Scalar, Mark::End}) {
      std::deque<Mark> others = marks;
      others[i] = mark;
      attempt(others, mark == marks[i]);
    }
    std::deque<Mark> fewer = marks;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    attempt(fewer, false);
  }
  std::deque<Mark> more = marks;
  more.push_back(Mark::End);
  attempt(more, false);
}

TEST(JsoncProof, NeedsTheScannerToSeeTheSame) {
  const std::string text = R"({"a": [1, {}]})";
  const Value meaning = meaning_of(text);
  with_other_marks(text, [&](const std::deque<jsoncdoc::Mark>& marks, bool is_same) {
    jsoncdoc::MarkScan scan = jsoncdoc::scan_marks(text);
    scan.marks = marks;
    EXPECT_EQ(jsoncdoc::json_means(scan, meaning), is_same);
  });
}

TEST(JsoncProof, ReadsNothingThatTheScannerSeesOtherwise) {
  const std::string text = R"({"a": [1, {}]})";
  with_other_marks(text, [&](const std::deque<jsoncdoc::Mark>& marks, bool is_same) {
    jsoncdoc::MarkScan scan = jsoncdoc::scan_marks(text);
    scan.marks = marks;
    const auto tree = jsoncdoc::parse_json_tree(scan);
    EXPECT_EQ(tree.has_value(), is_same);
    EXPECT_EQ(tree ? "" : tree.error().reason, "");
  });
  jsoncdoc::MarkScan scan = jsoncdoc::scan_marks(text);
  scan.marks[3] = jsoncdoc::Mark::Scalar;  // for the empty object
  scan.marks.erase(scan.marks.begin() + 4);
  EXPECT_EQ(jsoncdoc::parse_json_tree(scan).error().path, (std::vector<std::size_t>{0, 1}));
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
