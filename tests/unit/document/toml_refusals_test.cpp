#include <utility>

#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

TEST(TomlRefusals, LosesNoCommentInsideAValue) {
  const Diagnostic refused =
      refusal("routes = [\n  \"a\", # why\n]\n", set({"routes"}, "just one"));
  EXPECT_EQ(refused.code, "CFP2202");
  EXPECT_EQ(refused.message, "cannot change routes: a comment inside it would be lost");
  EXPECT_EQ(refused.hint, "move the comment above the key, or change the value by hand");
}

TEST(TomlRefusals, LosesNoCommentBesideAnItem) {
  const Diagnostic refused = refusal("a = [ 1, # why\n 2 ]\n", remove({"a", std::size_t{0}}));
  EXPECT_EQ(refused.code, "CFP2202");
  EXPECT_EQ(refused.message, "cannot change a[0]: a comment inside it would be lost");
}

TEST(TomlRefusals, GoesThroughNoScalar) {
  EXPECT_EQ(refusal("a = 1\n", set({"a", "b", "c"}, 2)).message, "cannot set a.b.c: a is a number");
  EXPECT_EQ(refusal("[[a]]\n", set({"a", "b"}, 2)).message, "cannot set a.b: a is a list");
  EXPECT_EQ(refusal("a = [1]\n", section({"a", "b"})).message, "cannot set a.b: a is a list");
  EXPECT_EQ(refusal("a = 1\n", section({"a"})).message, "cannot set a: a is a number");
}

TEST(TomlRefusals, ReplacesNoTableByAValue) {
  const Diagnostic refused = refusal("[env.a.vars]\nX = 1\n", set({"env", "a", "vars"}, "text"));
  EXPECT_EQ(refused.code, "CFP2204");
  EXPECT_EQ(refused.message, "cannot make env.a.vars a string: it is a table with keys of its own");
  EXPECT_EQ(refused.hint, "remove the table first");
  EXPECT_EQ(refusal("a.b = 1\n", set({"a"}, 1)).code, "CFP2204");
  EXPECT_EQ(refusal("t = { a.b = 1 }\n", set({"t", "a"}, 1)).code, "CFP2204");
}

TEST(TomlRefusals, WritesOnlyWhatWranglerReads) {
  const auto message = [](Value value) {
    const Diagnostic refused = refusal("[vars]\nA = 1\n", set({"vars", "A"}, std::move(value)));
    EXPECT_EQ(refused.code, "CFP2205");
    EXPECT_EQ(refused.hint, "give it a value that wrangler can read from TOML");
    return refused.message;
  };
  EXPECT_EQ(message(Null{}), "cannot set vars.A: TOML has no null");
  EXPECT_EQ(message(Value::List{Null{}}), "cannot set vars.A: TOML has no null");
  EXPECT_EQ(message(std::int64_t{1} << 53),
            "cannot set vars.A: the integer 9007199254740992 is beyond ±(2^53-1)");
  EXPECT_EQ(message(DateTime{"2025-12-19"}), "cannot set vars.A: a date cannot be a var");
  EXPECT_EQ(message("\xFF"), "cannot set vars.A: it is not UTF-8");
  EXPECT_EQ(message(std::string("a\0b", 3)), "cannot set vars.A: it has a NUL character");
  EXPECT_EQ(message(KnownAfterApply{"database x"}),
            "cannot set vars.A: the id of database x is not known yet");
}

TEST(TomlRefusals, KnowsTheItemsOfAList) {
  EXPECT_EQ(refusal("a = [1]\n", set({"a", std::size_t{1}}, 2)).message,
            "cannot set a[1]: the list has no such item");
  EXPECT_EQ(refusal("[[a]]\n", set({"a", std::size_t{1}, "x"}, 2)).code, "CFP2206");
}

TEST(TomlRefusals, AppendsOnlyToWhatTakesIt) {
  EXPECT_EQ(refusal("a = 1\n", append({"a"}, 2)).message, "cannot append to a: it is a number");
  const Diagnostic refused = refusal("[[a]]\n", append({"a"}, 2));
  EXPECT_EQ(refused.code, "CFP2207");
  EXPECT_EQ(refused.message, "cannot append to a: it is an array of tables");
  EXPECT_EQ(refused.hint, "make a a list that can take it");
}

TEST(TomlRefusals, AppendsNothingBelowAnArrayOfTables) {
  const Diagnostic refused =
      refusal("[[env]]\nx = 1\n", append({"env", "a", "d1_databases"}, Value::Map{{"x", 1}}));
  EXPECT_EQ(refused.code, "CFP2203");
  EXPECT_EQ(refused.message, "cannot set env.a.d1_databases: env is a list");
}

TEST(TomlRefusals, UndoesAnEditThatIsRefusedHalfWay) {
  const auto document = toml("[v]\na = 1\n[v.t]\nx = 1\n");
  ASSERT_TRUE(document->apply(set({"v", "b"}, 2), 0));
  ASSERT_FALSE(document->apply(set({"v"}, Value::Map{{"a", 5}, {"t", 1}}), 1));
  EXPECT_EQ(document->commit()->bytes, "[v]\na = 1\nb = 2\n[v.t]\nx = 1\n");
}

Diagnostic broken(const std::string& text) {
  const auto document = parse_document(DocumentFormat::Toml, "wrangler.toml", text);
  EXPECT_FALSE(document);
  return document ? Diagnostic{} : document.error().diagnostics.front();
}

TEST(TomlRefusals, SaysWhereAFileIsNoToml) {
  const Diagnostic problem = broken("name = \"é\"\nmain = src/index.ts\n");
  EXPECT_EQ(problem.code, "CFP2101");
  EXPECT_EQ(problem.message, "error while parsing value: could not determine value type");
  EXPECT_EQ(problem.hint, "wrangler cannot read this file either: correct it by hand first");
  EXPECT_EQ(problem.place->line, 2U);
  EXPECT_EQ(problem.place->source_line, "main = src/index.ts");
}

TEST(TomlRefusals, ReadsNoDuplicateKeys) {
  EXPECT_EQ(broken("[a]\nx = 1\nx = 2\n").code, "CFP2101");
  EXPECT_EQ(broken("[a]\n[a]\n").code, "CFP2101");
}

TEST(TomlRefusals, ReadsNoBareKeysThatOthersCannotRead) {
  EXPECT_EQ(broken("a+b = 1\n").message, "a bare key may hold only letters a-z, digits, _ and -");
  EXPECT_EQ(broken("ключ = 1\n").hint, "put the key in quotes");
  EXPECT_EQ(broken("[env.é]\n").code, "CFP2101");
  EXPECT_EQ(broken("x = { a = +1, b+ = 1 }\n").hint, "put the key in quotes");
}

TEST(TomlRefusals, ReadsNoKeyOfTooManyParts) {
  std::string key = "a";
  for (int i = 0; i < 50'000; ++i) key += ".a";
  EXPECT_EQ(broken(key + " = 1\n").message, "a key has more than 64 parts");
  EXPECT_EQ(broken("[" + key + "]\n").code, "CFP2103");
  // Also behind something else that is wrong.
  EXPECT_EQ(broken("x y = 1\n" + key + " = 1\n").code, "CFP2101");
  EXPECT_EQ(broken("x = { " + key + " = 1 }\n").code, "CFP2103");
}

TEST(TomlRefusals, ReadsNoValueOfTooManyLevels) {
  EXPECT_EQ(broken("a = " + std::string(100'000, '[') + "\n").message,
            "values are nested deeper than 128 levels");
}

TEST(TomlRefusals, ReadsNoIntegerThatWranglerRounds) {
  const Diagnostic problem = broken("a = 9007199254740992\n");
  EXPECT_EQ(problem.code, "CFP2104");
  EXPECT_EQ(problem.message, "the integer 9007199254740992 is beyond ±(2^53-1)");
  EXPECT_EQ(problem.hint, "wrangler refuses it: write it as a string");
  EXPECT_EQ(problem.place->column, 5U);
  EXPECT_EQ(problem.place->caret_width, 16U);
}

TEST(TomlRefusals, ReadsNoDateAsAVar) {
  const Diagnostic problem = broken("[env.a.vars]\nD = 2025-12-19 10:00:00Z # c\n");
  EXPECT_EQ(problem.code, "CFP2105");
  EXPECT_EQ(problem.message, "a date cannot be a var");
  EXPECT_EQ(problem.hint, "wrangler refuses it: write it as a string, \"2025-12-19 10:00:00Z\"");
  EXPECT_EQ(toml("d = 2025-12-19\n")->tree().find("d")->as<DateTime>()->text, "2025-12-19");
}

TEST(TomlRefusals, ReportsEveryValueThatWranglerDoesNotTake) {
  const auto document = parse_document(DocumentFormat::Toml, "wrangler.toml",
                                       "[vars]\nA = 9007199254740992\nB = 10:00:00\n");
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().diagnostics.size(), 2U);
}

TEST(TomlRefusals, ReadsNoOtherEncodingAndNoNul) {
  EXPECT_EQ(broken("a = \"\xFF\"\n").message, "this byte is not UTF-8");
  EXPECT_EQ(broken("a = \"\xFF\"\n").place->column, 6U);
  EXPECT_EQ(broken(std::string("a = \"\0\"\n", 8)).message, "the file has a NUL character");
}

}  // namespace
}  // namespace cfplan::testing
