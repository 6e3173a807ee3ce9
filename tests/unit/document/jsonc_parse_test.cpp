#include <gtest/gtest.h>

#include <string>

#include "unit/document/jsonc_testing.hpp"

namespace cfplan::testing {
namespace {

TEST(JsoncParse, ReadsCommentsAndTrailingCommas) {
  const auto document = jsonc("// c\n{ \"a\": [1, /* x */ 2,], \"b\": { \"c\": \"//\", }, }\n// e");
  const Value expected(Value::Map{{"a", Value::List{1, 2}}, {"b", Value::Map{{"c", "//"}}}});
  EXPECT_EQ(document->tree(), expected);
}

TEST(JsoncParse, ReadsEveryKindOfValue) {
  const auto document = jsonc(
      "{\"n\":null,\"t\":true,\"i\":-5,\"f\":1.5,\"s\":\"\\u00e9\\n\",\"u\":18446744073709551615}");
  const Value expected(Value::Map{{"n", Null{}},
                                  {"t", true},
                                  {"i", -5},
                                  {"f", 1.5},
                                  {"s", "é\n"},
                                  {"u", 18446744073709551615.0}});
  EXPECT_EQ(document->tree(), expected);
}

TEST(JsoncParse, SaysWhatIsMissingAndWhere) {
  struct Case {
    std::string text;
    std::size_t column;
    std::string message;
  };
  const Case cases[] = {
      {"", 1, "the file is no JSON object"},
      {"[1]", 1, "the file is no JSON object"},
      {"{ \"a\": }", 8, "there should be a value here"},
      {"{ a: 1 }", 3, "there should be a key in double quotes here"},
      {"{ \"a\" 1 }", 7, "there should be a colon between the key and its value"},
      {"{ \"a\": 1 \"b\": 2 }", 10, "there should be a comma before this, or an end"},
      {"{ \"a\": [1, 2 }", 14, "there should be a comma before this, or an end"},
      {"{ \"a\": 1", 1, "what begins here has no end"},
      {"{ \"a\": \"x }", 8, "what begins here has no end"},
      {"{ /* x }", 3, "what begins here has no end"},
      {"{} {}", 4, "there should be nothing behind the end of the object"},
      {"{,}", 2, "there should be a key in double quotes here"},
      {"{ \"a\": 1,, }", 10, "there should be a key in double quotes here"},
      {"{ \"a\": / }", 8, "there should be a value here"},
  };
  for (const Case& c : cases) {
    const Diagnostic problem = jsonc_problem(c.text);
    EXPECT_EQ(problem.code, "CFP2121") << c.text;
    EXPECT_EQ(problem.message, c.message) << c.text;
    EXPECT_EQ(problem.place->column, c.column) << c.text;
    EXPECT_EQ(problem.hint, "wrangler cannot read this file either: correct it by hand first");
  }
}

TEST(JsoncParse, TellsWhatTheParserOfRecordSaysWithoutTheText) {
  EXPECT_EQ(jsonc_problem("{ \"a\": tru }").message, "invalid literal");
  EXPECT_EQ(jsonc_problem("{ \"TOKEN\": \"secretsecret\\q\" }").message,
            "invalid string: forbidden character after backslash");
  EXPECT_EQ(jsonc_problem("{ \"a\": 01 }").code, "CFP2121");
}

TEST(JsoncParse, RefusesDuplicateKeys) {
  const Diagnostic problem = jsonc_problem("{\n  \"a\": 1,\n  \"\\u0061\": 2\n}");
  EXPECT_EQ(problem.code, "CFP2122");
  EXPECT_EQ(problem.message, "the key \"a\" is there already, in line 2");
  EXPECT_EQ(problem.place->line, 3U);
  std::string wide = "{ \"x\": 1";
  for (int i = 0; i < 40; ++i) wide += ", \"k" + std::to_string(i) + "\": 1";
  EXPECT_EQ(jsonc_problem(wide + ", \"x\": 2 }").code, "CFP2122");
}

TEST(JsoncParse, LimitsTheDepth) {
  const auto nested = [](std::size_t levels) {
    return "{\"a\":" + std::string(levels - 1, '[') + std::string(levels - 1, ']') + "}";
  };
  EXPECT_NE(jsonc(nested(128)), nullptr);
  EXPECT_EQ(jsonc_problem(nested(129)).code, "CFP2103");
  EXPECT_EQ(jsonc_problem("{\"a\":" + std::string(100000, '[')).code, "CFP2103");
}

}  // namespace
}  // namespace cfplan::testing
