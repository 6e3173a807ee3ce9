#include <gtest/gtest.h>

#include <string>

#include "unit/document/env_testing.hpp"

namespace cfplan::testing {
namespace {

TEST(EnvEdit, KeepsTheCommentTheExportAndTheSpacingOfAChangedLine) {
  EXPECT_EQ(env_after("# top\n  export A = info   # why\nB=2\n", {set_key("A", "warn")}),
            "# top\n  export A = warn   # why\nB=2\n");
}

TEST(EnvEdit, KeepsTheQuoteStyleWhereItCan) {
  EXPECT_EQ(env_after("A='info' # why\n", {set_key("A", "warn")}), "A='warn' # why\n");
  EXPECT_EQ(env_after("A=\"info\"\n", {set_key("A", "")}), "A=\"\"\n");
  EXPECT_EQ(env_after("A=`x`\n", {set_key("A", "it's \"so\"")}), "A=`it's \"so\"`\n");
}

TEST(EnvEdit, TakesTheFirstStyleThatIsReadBack) {
  EXPECT_EQ(env_after("A=x\n", {set_key("A", "a # b")}), "A=\"a # b\"\n");
  EXPECT_EQ(env_after("A=x\n", {set_key("A", "say \"hi\" # b")}), "A='say \"hi\" # b'\n");
  EXPECT_EQ(env_after("A=x\n", {set_key("A", "\"it's\" #")}), "A=`\"it's\" #`\n");
  EXPECT_EQ(env_after("A='x'\n", {set_key("A", "it's")}), "A='it's'\n");
}

TEST(EnvEdit, WritesLineBreaksAsTheValueHadThem) {
  EXPECT_EQ(env_after("A=x\n", {set_key("A", "l1\nl2")}), "A=\"l1\\nl2\"\n");
  EXPECT_EQ(env_after("A=\"x\r\ny\"\r\n", {set_key("A", "l1\nl2")}), "A=\"l1\r\nl2\"\r\n");
  EXPECT_EQ(env_after("A='x'\n", {set_key("A", "l1\nl2")}), "A='l1\nl2'\n");
  EXPECT_EQ(env_after("A='x'\n", {set_key("A", "l1\r\nl2")}), "A=\"l1\\r\\nl2\"\n");
}

TEST(EnvEdit, FillsAnEmptyValueAndKeepsTheCommentApart) {
  EXPECT_EQ(env_after("A=\nB=2\n", {set_key("A", "1")}), "A=1\nB=2\n");
  EXPECT_EQ(env_after("A =  # c\n", {set_key("A", "1")}), "A = 1 # c\n");
  EXPECT_EQ(env_after("A= # c\n", {set_key("A", "1")}), "A=1 # c\n");
  EXPECT_EQ(env_after("A=#c\n", {set_key("A", "1")}), "A=1 #c\n");
}

TEST(EnvEdit, AddsANewKeyAfterTheLastEntry) {
  EXPECT_EQ(env_after("A=1 # one\n\n# the end\n", {set_key("B", "2")}),
            "A=1 # one\nB=2\n\n# the end\n");
  EXPECT_EQ(env_after("A=1\r\n# c\r\n", {set_key("B", "2")}), "A=1\r\nB=2\r\n# c\r\n");
  EXPECT_EQ(env_after("A=1", {set_key("B", "2")}), "A=1\nB=2");
  EXPECT_EQ(env_after("# only a comment\n", {set_key("B", "2")}), "# only a comment\nB=2\n");
  EXPECT_EQ(env_after("\xEF\xBB\xBF", {set_key("B", "2")}),
            "\xEF\xBB\xBF"
            "B=2\n");
}

TEST(EnvEdit, ExportsANewKeyWhereAllOthersAreExported) {
  EXPECT_EQ(env_after("export A=1\n", {set_key("B", "2")}), "export A=1\nexport B=2\n");
  EXPECT_EQ(env_after("export A=1\nC=3\n", {set_key("B", "2")}), "export A=1\nC=3\nB=2\n");
}

TEST(EnvEdit, AddsABlankLineWhereTheLastEntryWouldTakeTheNewOne) {
  EXPECT_EQ(env_after("A:\n", {set_key("B", "2")}), "A:\n\nB=2\n");
}

TEST(EnvEdit, AddsAtTheFrontWhereNoPlaceBehindWorks) {
  EXPECT_EQ(env_after("# c\nA:", {set_key("B", "2")}), "B=2\n# c\nA:");
}

TEST(EnvEdit, LeavesAnUnclosedQuoteWhatItIs) {
  EXPECT_EQ(env_after("A=\"x\n", {set_key("B", "a # b")}), "A=\"x\nB=\"a # b\"\n");
  EXPECT_EQ(env_after("A='x\n", {set_key("B", "2'")}), "A='x\nB=\"2'\"\n");
}

TEST(EnvEdit, MakesANewFileLineByLine) {
  EXPECT_EQ(env_after("", {set_key("CUSTOMER_ID", "acme"), set_key("URL", "https://a.b/#c"),
                           set_key("EMPTY", "")}),
            "CUSTOMER_ID=acme\nURL=\"https://a.b/#c\"\nEMPTY=\n");
}

TEST(EnvEdit, SetsTheLastOfDuplicatesAndRemovesAll) {
  EXPECT_EQ(env_after("A=1\nB=2\nA=3\n", {set_key("A", "4")}), "A=1\nB=2\nA=4\n");
  EXPECT_EQ(env_after("A=1\nB=2\nA=3\n", {remove_key("A")}), "B=2\n");
}

TEST(EnvEdit, RemovesAnEntryWithItsLines) {
  EXPECT_EQ(env_after("# c\nA=1 # one\nB=2\n", {remove_key("A")}), "# c\nB=2\n");
  EXPECT_EQ(env_after("A=\"l1\nl2\" # c\nB=2\n", {remove_key("A")}), "B=2\n");
  EXPECT_EQ(env_after("A=1\nB=2", {remove_key("B")}), "A=1");
  EXPECT_EQ(env_after("A=1\r\nB=2\r\nB=3", {remove_key("B")}), "A=1");
  EXPECT_EQ(env_after("\xEF\xBB\xBF"
                      "A=1\nB=2\n",
                      {remove_key("A")}),
            "\xEF\xBB\xBF"
            "B=2\n");
}

TEST(EnvEdit, ChangesNoByteWithoutNeed) {
  EXPECT_EQ(env_after("A = 'x' # c\n", {set_key("A", "x"), remove_key("B")}), "A = 'x' # c\n");
  const auto document = env_file("A=1\n");
  ASSERT_TRUE(document->apply(set_key("A", "2"), 0));
  ASSERT_TRUE(document->apply(set_key("B", "2"), 0));
  ASSERT_TRUE(document->apply(set_key("A", "1"), 0));
  ASSERT_TRUE(document->apply(remove_key("B"), 0));
  EXPECT_TRUE(document->commit()->edits.empty());
}

TEST(EnvEdit, GivesEachEditItsOwner) {
  const auto document = env_file("A=1\nB=2\nC=3\n");
  ASSERT_TRUE(document->apply(set_key("C", "x"), 7));
  ASSERT_TRUE(document->apply(remove_key("B"), 8));
  ASSERT_TRUE(document->apply(set_key("D", "y"), 9));
  const auto commit = document->commit();
  ASSERT_TRUE(commit);
  EXPECT_EQ(commit->bytes, "A=1\nC=x\nD=y\n");
  const std::vector<TextEdit> expected{{{4, 8}, "", 8}, {{10, 11}, "x", 7}, {{12, 12}, "D=y\n", 9}};
  EXPECT_EQ(commit->edits, expected);
}

TEST(EnvEdit, FindsWhereAValueStoodInTheBytesAsRead) {
  const auto document = env_file("A=1\nB = 'two' # c\nA=3\n");
  EXPECT_EQ(document->find({"B"}), (SourceSpan{8, 13}));
  EXPECT_EQ(document->find({"A"}), (SourceSpan{20, 21}));
  EXPECT_EQ(document->find({"C"}), std::nullopt);
  ASSERT_TRUE(document->apply(set_key("C", "3"), 0));
  EXPECT_EQ(document->find({"C"}), std::nullopt);
}

TEST(EnvEdit, RefusesWhatAnEnvFileCannotHold) {
  const Diagnostic number = env_refusal("A=1\n", set_key("A", 2));
  EXPECT_EQ(number.code, "CFP2221");
  EXPECT_EQ(number.message, "cannot set A to a number: an env file holds strings only");
  EXPECT_EQ(number.hint, "write the value as a string");
  EXPECT_EQ(env_refusal("A=1\n", {Verb::Append, {"A"}, "x"}).message,
            "cannot set A to a list: an env file holds strings only");
  EXPECT_EQ(env_refusal("A=1\n", {Verb::Set, {"A", "b"}, "x"}).message,
            "cannot change A.b: an env file has keys only, nothing below them");
  const Diagnostic key = env_refusal("A=1\n", set_key("A B", "x"));
  EXPECT_EQ(key.code, "CFP2222");
  EXPECT_EQ(key.message, "\"A B\" cannot be a key of an env file");
  EXPECT_EQ(env_refusal("", set_key("__proto__", "x")).code, "CFP2222");
}

TEST(EnvEdit, RefusesAValueThatNoQuotesCanHold) {
  const Diagnostic refusal = env_refusal("A=1\nTOKEN=abcdefgh1\n", set_key("TOKEN", "'`\" #"));
  EXPECT_EQ(refusal.code, "CFP2223");
  EXPECT_EQ(refusal.hint,
            "leave one kind of quotes out of the value, or mend the unclosed quote in the file");
  ASSERT_TRUE(refusal.place);
  EXPECT_EQ(refusal.place->line, 2U);
  EXPECT_EQ(refusal.place->source_line, "TOKEN=****");
}

TEST(EnvEdit, RefusesARemovalThatWouldChangeOtherKeys) {
  const Diagnostic refusal = env_refusal("A=\"x\nB='\"z'\nC=1\"\n", remove_key("B"));
  EXPECT_EQ(refusal.code, "CFP2224");
  EXPECT_EQ(refusal.message, "cannot remove B: other keys would be read differently without it");
  EXPECT_EQ(refusal.place->line, 2U);
}

// Without K the quote of A closes in the line of C, and what it takes in is said again behind it.
TEST(EnvEdit, RemovesAKeyWhereOtherEntriesMeanTheSameAfterwards) {
  const std::string before = "A='\nB=1\n";
  const std::string after = "C='\nB=1\nC=2\nA=3\n";
  const std::string text = before + "K=x' y\n" + after;
  EXPECT_EQ(env_file(text)->tree(),
            Value(Value::Map{{"A", "3"}, {"B", "1"}, {"K", "x' y"}, {"C", "2"}}));
  EXPECT_EQ(env_after(text, {remove_key("K")}), before + after);
}

TEST(EnvEdit, RenamesAKeyWhereItStands) {
  EXPECT_EQ(env_after("# top\r\n  export A = 'x'   # why\r\nB=2", {rename_key("A", "C")}),
            "# top\r\n  export C = 'x'   # why\r\nB=2");
  EXPECT_EQ(env_after("A=1\nB=2\nA=3\n", {rename_key("A", "C")}), "C=1\nB=2\nC=3\n");
  EXPECT_EQ(env_after("A=1\n", {rename_key("B", "C")}), "A=1\n");
  EXPECT_EQ(env_after("A=1\nB=2\n", {rename_key("A", "C"), set_key("C", "4"), remove_key("B")}),
            "C=4\n");
}

TEST(EnvEdit, RefusesANameThatIsTakenOrNoKey) {
  const Diagnostic taken = env_refusal("A=1\nB=2\n", rename_key("A", "B"));
  EXPECT_EQ(taken.code, "CFP2225");
  EXPECT_EQ(taken.message,
            "cannot rename A to B: the name is taken, or other keys would be read differently");
  EXPECT_EQ(env_refusal("A=1\n", rename_key("A", "no key")).code, "CFP2222");
  EXPECT_EQ(env_refusal("A=1\n", rename_key("A", 5)).code, "CFP2222");
}

}  // namespace
}  // namespace cfplan::testing
