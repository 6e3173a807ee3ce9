// The cases that every lossless editor of TOML gets wrong at first, each with its name.

#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

TEST(TomlCases, KeepsCrlf) {
  EXPECT_EQ(edited("[env.a.vars]\r\nA = \"1\" # c\r\n\r\n[b]\r\n",
                   {set({"env", "a", "vars", "A"}, "2"), set({"env", "a", "vars", "B"}, "3"),
                    section({"env", "c"})}),
            "[env.a.vars]\r\nA = \"2\" # c\r\nB = \"3\"\r\n\r\n[env.c]\r\n\r\n[b]\r\n");
}

TEST(TomlCases, KeepsMixedLineEndingsAndCopiesTheNeighbours) {
  EXPECT_EQ(edited("[a]\r\nx = 1\n\r\n[b]\ny = 2\r\n", {set({"a", "z"}, 3), set({"b", "z"}, 4)}),
            "[a]\r\nx = 1\nz = 3\n\r\n[b]\ny = 2\r\nz = 4\r\n");
}

TEST(TomlCases, KeepsOneByteOrderMark) {
  EXPECT_EQ(edited("\xEF\xBB\xBFname = 'a'\n", {set({"name"}, "b"), set({"main"}, "m")}),
            "\xEF\xBB\xBFname = 'b'\nmain = \"m\"\n");
  EXPECT_EQ(edited("\xEF\xBB\xBF", {set({"name"}, "b")}), "\xEF\xBB\xBFname = \"b\"\n");
}

TEST(TomlCases, RefusesUtf16) {
  const auto document = parse_document(DocumentFormat::Toml, "wrangler.toml",
                                       std::string("\xFF\xFE"
                                                   "a\0=\0001\0",
                                                   8));
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().diagnostics.front().code, "CFP2102");
  EXPECT_EQ(document.error().diagnostics.front().message, "the file is UTF-16, not UTF-8");
}

TEST(TomlCases, LeavesAFileWithoutFinalNewlineWithoutOne) {
  EXPECT_EQ(edited("[a]\nx = 1", {set({"a", "y"}, 2)}), "[a]\nx = 1\ny = 2");
  EXPECT_EQ(edited("[a]\nx = 1", {section({"b"})}), "[a]\nx = 1\n\n[b]");
  EXPECT_EQ(edited("[a]\r\nx = 1", {set({"a", "x"}, 2), set({"a", "y"}, 2)}),
            "[a]\r\nx = 2\r\ny = 2");
  EXPECT_EQ(edited("[a]\nx = 1\ny = 2", {remove({"a", "y"}), set({"a", "z"}, 3)}),
            "[a]\nx = 1\nz = 3");
  EXPECT_EQ(edited("[a]\nx = 1\ny = 2", {remove({"a", "y"})}), "[a]\nx = 1\n");
}

TEST(TomlCases, KeepsCommentBlocksAtTheEnd) {
  const std::string text = "[env.a]\nx = 1\n\n# kept\n# for later\n";
  EXPECT_EQ(edited(text, {set({"env", "a", "y"}, 2)}),
            "[env.a]\nx = 1\ny = 2\n\n# kept\n# for later\n");
  EXPECT_EQ(edited(text, {section({"env", "b"})}), text + "\n[env.b]\n");
  EXPECT_EQ(edited(text, {remove({"env", "a"})}), "# kept\n# for later\n");
}

TEST(TomlCases, InsertsInTheRootBeforeTheFirstTable) {
  EXPECT_EQ(edited("name = \"a\"\n\n# the table\n[t]\nx = 1\n", {set({"main"}, "m")}),
            "name = \"a\"\nmain = \"m\"\n\n# the table\n[t]\nx = 1\n");
  EXPECT_EQ(edited("# top\n\n# the table\n[t]\nx = 1\n", {set({"main"}, "m")}),
            "# top\n\nmain = \"m\"\n\n# the table\n[t]\nx = 1\n");
  EXPECT_EQ(edited("[t]\nx = 1\n", {set({"main"}, "m")}), "main = \"m\"\n\n[t]\nx = 1\n");
}

TEST(TomlCases, FillsAnEmptyFile) {
  EXPECT_EQ(edited("", {set({"name"}, "a")}), "name = \"a\"\n");
  EXPECT_EQ(edited("", {section({"env", "a"}), set({"env", "a", "name"}, "n")}),
            "[env.a]\nname = \"n\"\n");
}

TEST(TomlCases, FillsAFileOfComments) {
  EXPECT_EQ(edited("# only this\n", {set({"name"}, "a")}), "# only this\n\nname = \"a\"\n");
  EXPECT_EQ(edited("# only this", {section({"a"})}), "# only this\n\n[a]");
}

TEST(TomlCases, FindsSectionsThatAreOutOfOrder) {
  const std::string text = "[env.a]\nx = 1\n\n[x]\ny = 2\n\n[env.a.vars]\nA = \"1\"\n";
  EXPECT_EQ(edited(text, {set({"env", "a", "vars", "B"}, "2"), set({"env", "a", "z"}, 3)}),
            "[env.a]\nx = 1\nz = 3\n\n[x]\ny = 2\n\n[env.a.vars]\nA = \"1\"\nB = \"2\"\n");
  EXPECT_EQ(edited(text, {remove({"env", "a"})}), "[x]\ny = 2\n");
  EXPECT_EQ(edited(text, {section({"env", "b"})}), text + "\n[env.b]\n");
}

TEST(TomlCases, TakesASubTableBeforeItsParent) {
  EXPECT_EQ(edited("[env.a.vars]\nA = 1\n\n[env.a]\nname = \"n\"\n",
                   {set({"env", "a", "name"}, "m"), set({"env", "a", "vars", "B"}, 2)}),
            "[env.a.vars]\nA = 1\nB = 2\n\n[env.a]\nname = \"m\"\n");
}

TEST(TomlCases, GivesAnImpliedTableAHeaderWhenItNeedsOne) {
  EXPECT_EQ(edited("[env.a.vars]\nA = 1\n\n[b]\n", {set({"env", "a", "name"}, "n")}),
            "[env.a.vars]\nA = 1\n\n[env.a]\nname = \"n\"\n\n[b]\n");
}

TEST(TomlCases, RemovesOneDottedKeyAndAddsBesideItsSiblings) {
  const std::string text = "env.a.vars.A = 1\nenv.a.vars.B = 2\nenv.a.name = \"n\"\n";
  EXPECT_EQ(edited(text, {remove({"env", "a", "vars", "A"})}),
            "env.a.vars.B = 2\nenv.a.name = \"n\"\n");
  EXPECT_EQ(edited(text, {set({"env", "a", "vars", "C"}, 3)}),
            "env.a.vars.A = 1\nenv.a.vars.B = 2\nenv.a.vars.C = 3\nenv.a.name = \"n\"\n");
  EXPECT_EQ(edited(text, {remove({"env", "a", "vars"})}), "env.a.name = \"n\"\n");
}

TEST(TomlCases, KeepsTheOrderOfInterleavedDottedKeys) {
  EXPECT_EQ(edited("[t]\na.x = 1\nb.x = 1\na.y = 2\nb.y = 2\n",
                   {set({"t", "a", "z"}, 3), set({"t", "b", "x"}, 9)}),
            "[t]\na.x = 1\nb.x = 9\na.y = 2\na.z = 3\nb.y = 2\n");
}

TEST(TomlCases, TakesQuotedKeysAsBareOnes) {
  EXPECT_EQ(edited("[\"env\".'a'.vars]\n\"A\" = 1\n", {set({"env", "a", "vars", "A"}, 2)}),
            "[\"env\".'a'.vars]\n\"A\" = 2\n");
  EXPECT_EQ(edited("'a.b' = 1\n\"\\u0061\" = 2\n", {set({"a.b"}, 3), set({"a"}, 4)}),
            "'a.b' = 3\n\"\\u0061\" = 4\n");
}

TEST(TomlCases, ReadsSpacedHeaders) {
  EXPECT_EQ(edited("[ env . \"p q\" ]  # c\nx = 1\n", {set({"env", "p q", "y"}, 2)}),
            "[ env . \"p q\" ]  # c\nx = 1\ny = 2\n");
}

const char* const kDatabases =
    "[env.a]\nname = \"n\"\n\n[[env.a.d1_databases]]\nbinding = \"A\"\n\n"
    "[env.a.d1_databases.sub]\nx = 1\n\n# the second\n[[env.a.d1_databases]]\nbinding = \"B\"\n\n"
    "# next\n[b]\n";

TEST(TomlCases, RemovesTheNthElementWithItsSubTables) {
  EXPECT_EQ(edited(kDatabases, {remove({"env", "a", "d1_databases", std::size_t{0}})}),
            "[env.a]\nname = \"n\"\n\n# the second\n[[env.a.d1_databases]]\nbinding = \"B\"\n\n"
            "# next\n[b]\n");
  EXPECT_EQ(edited(kDatabases, {remove({"env", "a", "d1_databases", std::size_t{0}}),
                                set({"env", "a", "d1_databases", std::size_t{0}, "binding"}, "C")}),
            "[env.a]\nname = \"n\"\n\n# the second\n[[env.a.d1_databases]]\nbinding = \"C\"\n\n"
            "# next\n[b]\n");
}

TEST(TomlCases, ChangesTheSameListAsAnInlineArray) {
  const std::string text =
      "[env.a]\nd1_databases = [{ binding = \"A\", n = 1 }, { binding = \"B\" }] # two\n";
  EXPECT_EQ(edited(text, {remove({"env", "a", "d1_databases", std::size_t{0}})}),
            "[env.a]\nd1_databases = [{ binding = \"B\" }] # two\n");
  EXPECT_EQ(edited(text, {set({"env", "a", "d1_databases", std::size_t{1}, "id"}, "x")}),
            "[env.a]\nd1_databases = [{ binding = \"A\", n = 1 }, { binding = \"B\", id = \"x\" }]"
            " # two\n");
  EXPECT_EQ(
      edited(text, {append({"env", "a", "d1_databases"}, Value::Map{{"binding", "C"}})}),
      "[env.a]\nd1_databases = [{ binding = \"A\", n = 1 }, { binding = \"B\" }, { binding = \"C\" "
      "}] # two\n");
}

TEST(TomlCases, GivesACommentBetweenTwoElementsToTheNext) {
  EXPECT_EQ(edited(kDatabases, {remove({"env", "a", "d1_databases", std::size_t{1}})}),
            "[env.a]\nname = \"n\"\n\n[[env.a.d1_databases]]\nbinding = \"A\"\n\n"
            "[env.a.d1_databases.sub]\nx = 1\n\n# next\n[b]\n");
}

TEST(TomlCases, LeavesTheCommentsOfTheNextSection) {
  EXPECT_EQ(edited("[a]\nx = 1\n# of a\n\n# of b\n[b]\ny = 1\n", {remove({"a"})}),
            "# of b\n[b]\ny = 1\n");
  EXPECT_EQ(edited("k = 1\n\n[a]\nx = 1\n# of b\n[b]\ny = 1\n", {remove({"a"})}),
            "k = 1\n# of b\n[b]\ny = 1\n");
  EXPECT_EQ(edited("[a]\nx = 1\n# of b\n[b]\ny = 1\n", {set({"a", "y"}, 2)}),
            "[a]\nx = 1\ny = 2\n# of b\n[b]\ny = 1\n");
}

TEST(TomlCases, PutsANewSectionBeforeTheBannerOfTheNext) {
  EXPECT_EQ(edited("[env.a.vars]\nx = 1\n\n# --- others ---\n\n[env.b]\ny = 1\n",
                   {set({"env", "a", "k"}, 1)}),
            "[env.a.vars]\nx = 1\n\n[env.a]\nk = 1\n\n# --- others ---\n\n[env.b]\ny = 1\n");
  EXPECT_EQ(edited("[env.a]\nx = 1\n# of a\n\n# of b\n[b]\n", {set({"env", "a", "vars", "z"}, 2)}),
            "[env.a]\nx = 1\n# of a\n\n[env.a.vars]\nz = 2\n\n# of b\n[b]\n");
  EXPECT_EQ(edited("[env.a]\nx = 1\n# of b\n[b]\n", {section({"env", "c"})}),
            "[env.a]\nx = 1\n\n[env.c]\n# of b\n[b]\n");
}

TEST(TomlCases, NeverTouchesCommentedOutCode) {
  const std::string text =
      "[env.a]\nx = 1\n\n# [env.old]\n# x = 2\n\n[env.b]\n# y = 1\ny = 2\n# z = 3\n";
  EXPECT_EQ(edited(text, {set({"env", "old", "x"}, 3)}), text + "\n[env.old]\nx = 3\n");
  EXPECT_EQ(edited(text, {set({"env", "b", "z"}, 4)}),
            "[env.a]\nx = 1\n\n# [env.old]\n# x = 2\n\n[env.b]\n# y = 1\ny = 2\nz = 4\n# z = 3\n");
  EXPECT_EQ(edited(text, {remove({"env", "b", "y"})}),
            "[env.a]\nx = 1\n\n# [env.old]\n# x = 2\n\n[env.b]\n# y = 1\n# z = 3\n");
}

TEST(TomlCases, AddsToAMultiLineArrayWithTrailingComma) {
  EXPECT_EQ(edited("a = [\n  1, # one\n  2, # two\n]\n", {append({"a"}, 3)}),
            "a = [\n  1, # one\n  2, # two\n  3,\n]\n");
}

TEST(TomlCases, AddsToAMultiLineArrayWithoutTrailingComma) {
  EXPECT_EQ(edited("a = [\n\t1, # one\n\t2 # two\n]\n", {append({"a"}, 3)}),
            "a = [\n\t1, # one\n\t2, # two\n\t3\n]\n");
  EXPECT_EQ(edited("a = [\r\n  1,\r\n  2]\r\n", {append({"a"}, 3)}),
            "a = [\r\n  1,\r\n  2,\r\n  3]\r\n");
}

TEST(TomlCases, KeepsTheCommentAfterTheLastElement) {
  EXPECT_EQ(edited("a = [\n  1,\n  # more?\n]\n", {append({"a"}, 2)}),
            "a = [\n  1,\n  2,\n  # more?\n]\n");
  EXPECT_EQ(edited("a = [\n  1,\n  2\n  # more?\n]\n", {remove({"a", std::size_t{1}})}),
            "a = [\n  1\n  # more?\n]\n");
}

TEST(TomlCases, KeepsCommasFirst) {
  const std::string text = "a = [\n    1 # one\n  , 2 # two\n]\n";
  EXPECT_EQ(edited(text, {append({"a"}, 3)}), "a = [\n    1 # one\n  , 2 # two\n  , 3\n]\n");
  EXPECT_EQ(edited(text, {remove({"a", std::size_t{1}})}), "a = [\n    1 # one\n]\n");
}

TEST(TomlCases, RemovesItemsFromArraysOfAnyForm) {
  EXPECT_EQ(edited("a = [1, 2, 3] # c\n", {remove({"a", std::size_t{1}})}), "a = [1, 3] # c\n");
  EXPECT_EQ(edited("a = [1, 2, 3,]\n", {remove({"a", std::size_t{2}})}), "a = [1, 2,]\n");
  EXPECT_EQ(edited("a = [ 1 ]\n", {remove({"a", std::size_t{0}})}), "a = []\n");
  EXPECT_EQ(
      edited("a = [\n  # the one\n  1,\n  # the two\n  2,\n]\n", {remove({"a", std::size_t{0}})}),
      "a = [\n  # the two\n  2,\n]\n");
  EXPECT_EQ(edited("a = [\n  1,\n  2\n]\n", {remove({"a", std::size_t{1}})}), "a = [\n  1\n]\n");
}

TEST(TomlCases, FillsAndShortensInlineTables) {
  EXPECT_EQ(edited("vars = {}\n", {set({"vars", "A"}, "x")}), "vars = { A = \"x\" }\n");
  EXPECT_EQ(edited("vars = { A = \"x\" } # c\n", {set({"vars", "B"}, "y")}),
            "vars = { A = \"x\", B = \"y\" } # c\n");
  EXPECT_EQ(edited("vars = {A=1,B=2}\n", {set({"vars", "C"}, 3)}), "vars = {A=1,B=2,C=3}\n");
  EXPECT_EQ(edited("vars = { A = 1, B = 2 }\n", {remove({"vars", "A"})}), "vars = { B = 2 }\n");
  EXPECT_EQ(edited("vars = { A = 1, B = 2 }\n", {remove({"vars", "B"})}), "vars = { A = 1 }\n");
  EXPECT_EQ(edited("vars = { A = 1 }\n", {remove({"vars", "A"})}), "vars = {}\n");
}

TEST(TomlCases, AddsBesideDottedKeysInAnInlineTable) {
  EXPECT_EQ(edited("env = { a = { n = 1, vars.A = 1 } }\n",
                   {set({"env", "a", "vars", "B"}, 2), remove({"env", "a", "vars", "A"})}),
            "env = { a = { n = 1, vars.B = 2 } }\n");
}

TEST(TomlCases, EditsInlineTablesOfSeveralLines) {
  const std::string text = "vars = {\n  A = 1, # one\n  B = 2 # two\n}\n";
  EXPECT_EQ(edited(text, {set({"vars", "C"}, 3)}),
            "vars = {\n  A = 1, # one\n  B = 2, # two\n  C = 3\n}\n");
  EXPECT_EQ(edited(text, {remove({"vars", "A"})}), "vars = {\n  B = 2 # two\n}\n");
  EXPECT_EQ(edited(text, {remove({"vars", "B"})}), "vars = {\n  A = 1 # one\n}\n");
}

TEST(TomlCases, ReadsOverMultiLineStrings) {
  const std::string text =
      "[a]\ns = \"\"\"\n[x]\n# no comment\n\\\"\"\" = 1\n\"\"\"\"\"\nt = '''\r\n[y]\r\n'''''\n\n"
      "[x]\ny = 1\n";
  EXPECT_EQ(
      edited(text, {set({"x", "y"}, 2), set({"a", "z"}, 1)}),
      "[a]\ns = \"\"\"\n[x]\n# no comment\n\\\"\"\" = 1\n\"\"\"\"\"\nt = '''\r\n[y]\r\n'''''\n"
      "z = 1\n\n[x]\ny = 2\n");
}

TEST(TomlCases, ReadsLineEndsInStringsAsWranglerDoes) {
  const auto value = [](const std::string& written) {
    return *toml("a = " + written + "\r\n")->tree().find("a")->string();
  };
  EXPECT_EQ(value("\"\"\"\r\none\r\ntwo\n\\r\\n\\u00e9\\x41\\\r\n  three\r\n\"\"\""),
            "one\r\ntwo\n\r\néAthree\r\n");
  EXPECT_EQ(value("'''\\\r\nx'''"), "\\\r\nx");
  EXPECT_EQ(value("\"a\\nb\""), "a\nb");
}

TEST(TomlCases, KeepsQuotesAndNumbersAsWritten) {
  const std::string text = "a = 0xFF\nb = 1_000\nc = 'lit'\nd = 1.0\ne = +7\n";
  EXPECT_EQ(edited(text, {set({"a"}, 255), set({"b"}, 1000), set({"c"}, "lit"), set({"d"}, 1),
                          set({"e"}, 7.0)}),
            text);
  EXPECT_EQ(edited(text, {set({"c"}, "new")}), "a = 0xFF\nb = 1_000\nc = 'new'\nd = 1.0\ne = +7\n");
  EXPECT_EQ(edited("c = 'x'\n", {set({"c"}, "it's")}), "c = \"it's\"\n");
}

TEST(TomlCases, LeavesAlignedColumnsAlone) {
  EXPECT_EQ(edited("[v]\nA      = 1   # a\nLONGER = 2   # b\n",
                   {set({"v", "A"}, 3), set({"v", "B"}, 4), set({"v", "LONGEST"}, 5)}),
            "[v]\nA      = 3   # a\nLONGER = 2   # b\nB      = 4\nLONGEST = 5\n");
}

TEST(TomlCases, RefusesAConflict) {
  const Diagnostic refused =
      refusal("[env.a]\nvars = \"text\"\n", set({"env", "a", "vars", "A"}, "x"));
  EXPECT_EQ(refused.code, "CFP2203");
  EXPECT_EQ(refused.message, "cannot set env.a.vars.A: env.a.vars is a string");
  EXPECT_EQ(refused.hint, "make env.a.vars a table, or remove it");
  ASSERT_TRUE(refused.place);
  EXPECT_EQ(refused.place->line, 2U);
  EXPECT_EQ(refused.place->column, 8U);
}

TEST(TomlCases, TakesKeysThatOthersTripOver) {
  EXPECT_EQ(edited("[vars]\n__proto__ = 1\n\"a.b\" = 2\n\"ключ\" = 3\n\"\" = 4\n",
                   {set({"vars", "__proto__"}, 5), set({"vars", "a.b"}, 6),
                    set({"vars", "ключ"}, 7), set({"vars", ""}, 8), set({"vars", "b c"}, 9)}),
            "[vars]\n__proto__ = 5\n\"a.b\" = 6\n\"ключ\" = 7\n\"\" = 8\n\"b c\" = 9\n");
}

}  // namespace
}  // namespace cfplan::testing
