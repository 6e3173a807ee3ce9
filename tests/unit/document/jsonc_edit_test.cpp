#include <gtest/gtest.h>

#include <string>

#include "unit/document/jsonc_testing.hpp"

namespace cfplan::testing {
namespace {

TEST(JsoncSet, ReplacesAValueAndKeepsItsComment) {
  EXPECT_EQ(jsonc_after("{\n  \"a\" : \"x\", // why\n  /* b */ \"b\": 1\n}\n",
                        {set_at({"a"}, "y"), set_at({"b"}, true)}),
            "{\n  \"a\" : \"y\", // why\n  /* b */ \"b\": true\n}\n");
}

TEST(JsoncSet, ChangesNoByteForWhatJavaScriptHoldsEqual) {
  const std::string text = "{ \"a\": 1.0, \"b\": 1e2, \"c\": \"\\u0041\", \"d\": { } }";
  EXPECT_EQ(jsonc_after(text, {set_at({"a"}, 1), set_at({"b"}, 100), set_at({"c"}, "A"),
                               section_at({"d"}), remove_at({"e"})}),
            text);
}

TEST(JsoncSet, PutsTheCommaRightAfterTheValueBeforeItsComment) {
  EXPECT_EQ(jsonc_after("{\n\t\"a\": 1 // one\n\t// last words\n}\n", {set_at({"b"}, 2)}),
            "{\n\t\"a\": 1, // one\n\t\"b\": 2\n\t// last words\n}\n");
  EXPECT_EQ(jsonc_after("{\n  \"a\": 1 /* one\n  two */\n}", {set_at({"b"}, 2)}),
            "{\n  \"a\": 1, /* one\n  two */\n  \"b\": 2\n}");
}

TEST(JsoncSet, KeepsTheTrailingCommaStyle) {
  EXPECT_EQ(jsonc_after("{\n  \"a\": 1, // one\n}\n", {set_at({"b"}, 2), set_at({"c"}, 3)}),
            "{\n  \"a\": 1, // one\n  \"b\": 2,\n  \"c\": 3,\n}\n");
  EXPECT_EQ(jsonc_after("{ \"a\": [1, 2,] }", {append_at({"a"}, 3)}), "{ \"a\": [1, 2, 3,] }");
}

TEST(JsoncSet, KeepsOneLineContainersOnOneLine) {
  EXPECT_EQ(jsonc_after("{\n  \"v\": { \"a\": 1 },\n  \"l\": [\"x\"]\n}\n",
                        {set_at({"v", "b"}, 2), append_at({"l"}, "y")}),
            "{\n  \"v\": { \"a\": 1, \"b\": 2 },\n  \"l\": [\"x\", \"y\"]\n}\n");
  EXPECT_EQ(jsonc_after("{\"v\":{\"a\":1}}", {set_at({"v", "b"}, 2), set_at({"w", "c"}, "d")}),
            "{\"v\":{\"a\":1,\"b\":2},\"w\":{\"c\":\"d\"}}");
}

TEST(JsoncSet, ExpandsAnEmptyContainerInTheFilesIndentation) {
  EXPECT_EQ(jsonc_after("{\n    \"vars\": {},\n    \"routes\": [ ]\n}\n",
                        {set_at({"vars", "A"}, "1"), set_at({"vars", "B"}, "2"),
                         append_at({"routes"}, "x/*")}),
            "{\n    \"vars\": {\n        \"A\": \"1\",\n        \"B\": \"2\"\n    },\n"
            "    \"routes\": [\n        \"x/*\"\n    ]\n}\n");
  EXPECT_EQ(jsonc_after("{}\n", {set_at({"a"}, 1)}), "{\n  \"a\": 1\n}\n");
}

TEST(JsoncSet, AddsBehindTheCommentsOfAContainerWithNothingElse) {
  EXPECT_EQ(jsonc_after("{\n  \"vars\": {\n    // \"A\": \"1\"\n  }\n}\n",
                        {set_at({"vars", "B"}, "2"), set_at({"vars", "C"}, "3")}),
            "{\n  \"vars\": {\n    // \"A\": \"1\"\n    \"B\": \"2\",\n    \"C\": \"3\"\n  }\n}\n");
  EXPECT_EQ(jsonc_after("{\n  \"vars\": { /* none */ }\n}\n", {set_at({"vars", "B"}, "2")}),
            "{\n  \"vars\": { /* none */\n    \"B\": \"2\"\n  }\n}\n");
}

TEST(JsoncSet, MakesMissingParents) {
  EXPECT_EQ(
      jsonc_after(
          "{\n  \"name\": \"x\"\n}\n",
          {set_at({"env", "prod", "vars", "A"}, "1"), set_at({"env", "prod", "vars", "B"}, "2"),
           append_at({"env", "prod", "routes"}, Value::Map{{"pattern", "a/*"}, {"zone_id", "z"}})}),
      "{\n  \"name\": \"x\",\n  \"env\": {\n    \"prod\": {\n      \"vars\": {\n"
      "        \"A\": \"1\",\n        \"B\": \"2\"\n      },\n      \"routes\": [\n"
      "        {\n          \"pattern\": \"a/*\",\n          \"zone_id\": \"z\"\n        }\n"
      "      ]\n    }\n  }\n}\n");
}

TEST(JsoncSet, WritesAMapIntoAListAsItsSiblings) {
  EXPECT_EQ(jsonc_after("{\n  \"routes\": [\n    { \"pattern\": \"a/*\" } // first\n  ]\n}\n",
                        {append_at({"routes"}, Value::Map{{"pattern", "b/*"}})}),
            "{\n  \"routes\": [\n    { \"pattern\": \"a/*\" }, // first\n"
            "    { \"pattern\": \"b/*\" }\n  ]\n}\n");
  EXPECT_EQ(jsonc_after("{\n  \"d\": [{\n    \"a\": 1\n  }]\n}\n",
                        {append_at({"d"}, Value::Map{{"a", 2}})}),
            "{\n  \"d\": [{\n    \"a\": 1\n  }, { \"a\": 2 }]\n}\n");
}

TEST(JsoncSet, WritesAWholeValueInPlaceOfAnother) {
  EXPECT_EQ(
      jsonc_after("{\n  \"a\": 1, // c\n  \"b\": [ 1, 2 ]\n}\n",
                  {set_at({"a"}, Value::Map{{"x", Value::List{1, "2"}}}), set_at({"b"}, "none")}),
      "{\n  \"a\": {\n    \"x\": [\n      1,\n      \"2\"\n    ]\n  }, // c\n"
      "  \"b\": \"none\"\n}\n");
}

TEST(JsoncSet, ChangesOnlyWhatDiffersInAMapOrList) {
  EXPECT_EQ(jsonc_after("{\n  \"v\": {\n    \"a\": 1, // keep\n    \"b\": 2, // goes\n"
                        "    \"c\": 3\n  }\n}\n",
                        {set_at({"v"}, Value::Map{{"a", 1}, {"c", 4}, {"d", 5}})}),
            "{\n  \"v\": {\n    \"a\": 1, // keep\n    \"c\": 4,\n    \"d\": 5\n  }\n}\n");
  EXPECT_EQ(jsonc_after("{ \"l\": [1, 2, 3] }", {set_at({"l"}, Value::List{1, 4})}),
            "{ \"l\": [1, 4] }");
}

TEST(JsoncSet, KeepsCrlfBomAndNoFinalNewline) {
  EXPECT_EQ(jsonc_after("\xEF\xBB\xBF{\r\n  \"a\": {}\r\n}", {set_at({"a", "b"}, 1)}),
            "\xEF\xBB\xBF{\r\n  \"a\": {\r\n    \"b\": 1\r\n  }\r\n}");
}

TEST(JsoncSet, EscapesWhatAStringMustNotHold) {
  EXPECT_EQ(jsonc_after("{\n  \"a\": 1\n}", {set_at({"a"}, "q\" b\\ n\n t\t \x01 é /")}),
            "{\n  \"a\": \"q\\\" b\\\\ n\\n t\\t \\u0001 é /\"\n}");
}

TEST(JsoncSet, TreatsProtoAsAnyKey) {
  EXPECT_EQ(jsonc_after("{\n  \"a.b\": {}\n}", {set_at({"a.b", "__proto__"}, 1)}),
            "{\n  \"a.b\": {\n    \"__proto__\": 1\n  }\n}");
}

TEST(JsoncRemove, TakesTheLineWithItsTrailingComment) {
  EXPECT_EQ(jsonc_after("{\n  \"a\": 1, // one\n  \"b\": 2, // two\n  \"c\": 3 // three\n}\n",
                        {remove_at({"b"})}),
            "{\n  \"a\": 1, // one\n  \"c\": 3 // three\n}\n");
  EXPECT_EQ(jsonc_after("{\n  \"a\": 1, // one\n  \"b\": 2 // two\n}\n", {remove_at({"b"})}),
            "{\n  \"a\": 1 // one\n}\n");
  EXPECT_EQ(jsonc_after("{\n  \"a\": 1, // one\n  \"b\": 2, // two\n}\n", {remove_at({"b"})}),
            "{\n  \"a\": 1, // one\n}\n");
}

TEST(JsoncRemove, TakesTheLeadingCommentsOfAKeyThatStandsAlone) {
  EXPECT_EQ(jsonc_after("{\n  \"a\": 1,\n\n  // about b\n  \"b\": 2,\n\n  \"c\": 3\n}\n",
                        {remove_at({"b"})}),
            "{\n  \"a\": 1,\n\n\n  \"c\": 3\n}\n");
  EXPECT_EQ(jsonc_after("{\n  // about both\n  \"a\": 1,\n  \"b\": 2\n}\n", {remove_at({"a"})}),
            "{\n  // about both\n  \"b\": 2\n}\n");
}

TEST(JsoncRemove, TakesASectionWithItsCommentsAndOneBlankLine) {
  EXPECT_EQ(jsonc_after("{\n  \"env\": {\n    \"dev\": {\n    },\n\n    // the live one\n"
                        "    \"prod\": {\n      \"a\": 1\n    },\n    // next\n    \"qa\": {}\n"
                        "  }\n}\n",
                        {remove_at({"env", "prod"})}),
            "{\n  \"env\": {\n    \"dev\": {\n    },\n    // next\n    \"qa\": {}\n  }\n}\n");
}

TEST(JsoncRemove, LeavesOthersOnTheirLine) {
  EXPECT_EQ(jsonc_after("{ \"l\": [1, 2, 3], \"m\": 4 }", {remove_at({"l", 0UL})}),
            "{ \"l\": [2, 3], \"m\": 4 }");
  EXPECT_EQ(
      jsonc_after("{ \"l\": [1, 2, 3], \"m\": 4 }", {remove_at({"l", 1UL}), remove_at({"l", 1UL})}),
      "{ \"l\": [1], \"m\": 4 }");
  EXPECT_EQ(jsonc_after("{ \"l\": [1, 2, 3], \"m\": 4 }", {remove_at({"m"})}),
            "{ \"l\": [1, 2, 3] }");
  EXPECT_EQ(jsonc_after("{\n  \"a\": 1,\n  \"b\": 2 }", {remove_at({"b"})}), "{\n  \"a\": 1 }");
}

TEST(JsoncRemove, EmptiesAContainerButKeepsItsComments) {
  EXPECT_EQ(jsonc_after("{\n  \"v\": {\n    \"a\": 1\n  }\n}\n", {remove_at({"v", "a"})}),
            "{\n  \"v\": {}\n}\n");
  EXPECT_EQ(jsonc_after("{\n  \"v\": {\n    \"a\": 1,\n\n    // \"b\": 2\n  }\n}\n",
                        {remove_at({"v", "a"})}),
            "{\n  \"v\": {\n\n    // \"b\": 2\n  }\n}\n");
}

TEST(JsoncRemove, UndoesWhatEditsMade) {
  const std::string text = "{\n  \"a\": 1 // one\n}\n";
  EXPECT_EQ(jsonc_after(text, {set_at({"b", "c"}, 2), remove_at({"b"}), set_at({"a"}, 2),
                               set_at({"a"}, 1)}),
            text);
}

TEST(JsoncEdits, ReplacesEveryItem) {
  EXPECT_EQ(jsonc_after("{\n  \"v\": {\n    \"a\": 1, // one\n  }\n}\n",
                        {remove_at({"v", "a"}), set_at({"v", "b"}, 2)}),
            "{\n  \"v\": {\n    \"b\": 2,\n  }\n}\n");
  EXPECT_EQ(jsonc_after("{ \"l\": [1, 2] }", {remove_at({"l", 0UL}), append_at({"l"}, 3)}),
            "{ \"l\": [2, 3] }");
}

TEST(JsoncEdits, GiveEachEditItsOwner) {
  const std::string text = "{\n  \"a\": 1,\n  \"b\": 2\n}\n";
  const auto document = jsonc(text);
  ASSERT_TRUE(document->apply(set_at({"d"}, 4), 7));
  ASSERT_TRUE(document->apply(remove_at({"a"}), 8));
  ASSERT_TRUE(document->apply(set_at({"b"}, 3), 9));
  const auto commit = document->commit();
  ASSERT_TRUE(commit);
  EXPECT_EQ(commit->bytes, "{\n  \"b\": 3,\n  \"d\": 4\n}\n");
  const std::vector<TextEdit> expected{
      {{2, 12}, "", 8}, {{19, 20}, "3", 9}, {{20, 20}, ",", 7}, {{20, 20}, "\n  \"d\": 4", 7}};
  EXPECT_EQ(commit->edits, expected);
}

TEST(JsoncEdits, FindWhereAValueStoodInTheBytesAsRead) {
  const auto document = jsonc("{ \"a\": [ { \"b\": 12 } ] }");
  EXPECT_EQ(document->find({"a", 0UL, "b"}), (SourceSpan{16, 18}));
  EXPECT_EQ(document->find({"a", 1UL}), std::nullopt);
  ASSERT_TRUE(document->apply(set_at({"c"}, 1), 0));
  EXPECT_EQ(document->find({"c"}), std::nullopt);
}

TEST(JsoncEdits, LeaveACloneAlone) {
  const auto document = jsonc("{\n  \"a\": 1\n}\n");
  const auto copy = document->clone();
  ASSERT_TRUE(copy->apply(set_at({"a"}, 2), 0));
  EXPECT_EQ(document->commit()->bytes, "{\n  \"a\": 1\n}\n");
  EXPECT_EQ(copy->commit()->bytes, "{\n  \"a\": 2\n}\n");
}

TEST(JsoncRefusal, KeepsTheCommentsInsideAValue) {
  const Diagnostic refusal =
      jsonc_refusal("{\n  \"a\": [\n    1 // one\n  ]\n}\n", set_at({"a"}, "x"));
  EXPECT_EQ(refusal.code, "CFP2232");
  EXPECT_EQ(refusal.message, "cannot change a: a comment inside it would be lost");
  EXPECT_EQ(refusal.hint, "move the comment above the key, or change the value by hand");
  EXPECT_EQ(refusal.place->line, 2U);
}

TEST(JsoncRefusal, ComesBackWholeFromTheMiddleOfAMap) {
  const std::string text = "{\n  \"v\": { \"a\": 1, \"b\": [ /* c */ ] }\n}\n";
  EXPECT_EQ(jsonc_refusal(text, set_at({"v"}, Value::Map{{"a", 2}, {"b", "x"}})).code, "CFP2232");
}

TEST(JsoncRefusal, NamesWhatIsInTheWay) {
  const std::string text = "{ \"a\": 1, \"l\": [1] }";
  EXPECT_EQ(jsonc_refusal(text, set_at({"a", "b"}, 1)).message, "cannot set a.b: a is a number");
  EXPECT_EQ(jsonc_refusal(text, section_at({"l"})).code, "CFP2233");
  EXPECT_EQ(jsonc_refusal(text, set_at({"l", 1UL}, 1)).message,
            "cannot set l[1]: the list has no such item");
  EXPECT_EQ(jsonc_refusal(text, append_at({"a"}, 1)).message, "cannot append to a: it is a number");
  EXPECT_EQ(jsonc_refusal(text, set_at({}, 1)).message, "cannot change the file as a whole");
}

TEST(JsoncRefusal, KnowsWhatJsonCannotHold) {
  const std::string text = "{ \"a\": 1 }";
  EXPECT_EQ(jsonc_refusal(text, set_at({"a"}, DateTime{"2025-01-01"})).message,
            "cannot set a: JSON has no dates");
  EXPECT_EQ(jsonc_refusal(text, set_at({"a"}, KnownAfterApply{"database x"})).message,
            "cannot set a: the id of database x is not known yet");
  EXPECT_EQ(jsonc_refusal(text, set_at({"a"}, std::int64_t{1} << 53)).message,
            "cannot set a: the integer 9007199254740992 is beyond ±(2^53-1)");
}

}  // namespace
}  // namespace cfplan::testing
