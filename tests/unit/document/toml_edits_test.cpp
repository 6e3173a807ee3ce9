#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

const Value kRoute = Value::Map{{"pattern", "x.com/*"}, {"zone_id", "z"}};

TEST(TomlEdits, MakesASectionForVarsAfterTheGroupOfTheirEnvironment) {
  EXPECT_EQ(
      edited("[env.a]\nname = \"n\"\n\n[[env.a.d1_databases]]\nbinding = \"DB\"\n\n[env.b]\n",
             {set({"env", "a", "vars", "A"}, "x"), set({"env", "a", "vars", "B"}, true)}),
      "[env.a]\nname = \"n\"\n\n[[env.a.d1_databases]]\nbinding = \"DB\"\n\n[env.a.vars]\nA = "
      "\"x\"\nB = true\n\n[env.b]\n");
}

TEST(TomlEdits, AddsAnEnvironmentAfterTheLastOne) {
  EXPECT_EQ(edited("[env.a]\n\n[env.a.vars]\nX = 1\n\n[build]\ncommand = \"\"\n",
                   {section({"env", "b"}), append({"env", "b", "routes"}, kRoute),
                    set({"env", "b", "vars", "Y"}, 2)}),
            "[env.a]\n\n[env.a.vars]\nX = 1\n\n[env.b]\nroutes = [{ pattern = \"x.com/*\", zone_id "
            "= \"z\" }]\n\n[env.b.vars]\nY = 2\n\n[build]\ncommand = \"\"\n");
}

TEST(TomlEdits, AddsAnEnvironmentBesideOthersThatAreWrittenInline) {
  EXPECT_EQ(edited("x = 1\nenv = { a = {} } # all\n",
                   {section({"env", "b"}), append({"env", "b", "routes"}, kRoute),
                    set({"env", "b", "vars", "Y"}, 2)}),
            "x = 1\nenv = { a = {}, b = { routes = [{ pattern = \"x.com/*\", zone_id = \"z\" }], "
            "vars = { Y = 2 } } } # all\n");
}

TEST(TomlEdits, AddsAnEnvironmentBesideOthersThatDottedKeysMake) {
  EXPECT_EQ(edited("env.a.name = \"n\"\n\n[build]\n",
                   {section({"env", "b"}), set({"env", "b", "name"}, "m"),
                    set({"env", "b", "vars", "Y"}, 2)}),
            "env.a.name = \"n\"\nenv.b = { name = \"m\", vars = { Y = 2 } }\n\n[build]\n");
}

TEST(TomlEdits, RemovesALastItemWhoseCommaStandsBelowItsComment) {
  EXPECT_EQ(edited("a = [\n  1,\n  2# c\n,\n]\n", {remove({"a", std::size_t{1}})}),
            "a = [\n  1# c\n,\n]\n");
}

TEST(TomlEdits, WritesAMissingListOfDatabasesAsAnArrayOfTables) {
  const Value database = Value::Map{{"binding", "DB"}, {"database_id", "i"}};
  EXPECT_EQ(edited("[env.a]\nname = \"n\"\n", {append({"env", "a", "d1_databases"}, database),
                                               append({"env", "a", "d1_databases"}, database)}),
            "[env.a]\nname = \"n\"\n\n[[env.a.d1_databases]]\nbinding = \"DB\"\ndatabase_id = "
            "\"i\"\n\n[[env.a.d1_databases]]\nbinding = \"DB\"\ndatabase_id = \"i\"\n");
  EXPECT_EQ(
      edited("env = { a = { name = \"n\" } }\n", {append({"env", "a", "d1_databases"}, database)}),
      "env = { a = { name = \"n\", d1_databases = [{ binding = \"DB\", database_id = \"i\" }] "
      "} }\n");
  EXPECT_EQ(edited("d1_databases = []\n", {append({"d1_databases"}, database)}),
            "d1_databases = [{ binding = \"DB\", database_id = \"i\" }]\n");
}

TEST(TomlEdits, AppendsToTheElementsOfItsOwnEnvironment) {
  EXPECT_EQ(
      edited("[[env.a.kv_namespaces]]\nid = \"1\"\n# about b\n[[env.b.kv_namespaces]]\n  id = "
             "\"2\"\n",
             {append({"env", "a", "kv_namespaces"}, Value::Map{{"id", "3"}}),
              append({"env", "b", "kv_namespaces"}, Value::Map{{"id", "4"}})}),
      "[[env.a.kv_namespaces]]\nid = \"1\"\n\n[[env.a.kv_namespaces]]\nid = \"3\"\n# about b\n"
      "[[env.b.kv_namespaces]]\n  id = \"2\"\n\n[[env.b.kv_namespaces]]\n  id = \"4\"\n");
}

TEST(TomlEdits, AddsASubTableToTheRightElement) {
  EXPECT_EQ(edited("[[w]]\nn = 1\n\n[[w]]\nn = 2\n", {set({"w", std::size_t{0}, "t", "x"}, 1)}),
            "[[w]]\nn = 1\n\n[w.t]\nx = 1\n\n[[w]]\nn = 2\n");
}

TEST(TomlEdits, WritesAMapBesideOtherVarsInline) {
  EXPECT_EQ(
      edited("[vars]\nA = 1\n",
             {set({"vars", "D"}, Value::Map{{"x y", Value::List{1, 2.5}}, {"m", Value::Map{}}})}),
      "[vars]\nA = 1\nD = { \"x y\" = [1, 2.5], m = {} }\n");
}

TEST(TomlEdits, ChangesAMapMemberByMember) {
  EXPECT_EQ(edited("[vars.D] # data\nx = 1 # the x\ny = 2\nz = 3\n",
                   {set({"vars", "D"}, Value::Map{{"x", 9}, {"y", 2}, {"w", "new"}})}),
            "[vars.D] # data\nx = 9 # the x\ny = 2\nw = \"new\"\n");
  EXPECT_EQ(edited("[vars]\nD = { x = 1, y = 2 }\n", {set({"vars", "D"}, Value::Map{{"y", 3}})}),
            "[vars]\nD = { y = 3 }\n");
  EXPECT_EQ(edited("[vars]\nD.x = 1\n", {set({"vars", "D"}, Value::Map{})}), "[vars]\nD = {}\n");
}

TEST(TomlEdits, ChangesAListItemByItemAndKeepsItsComments) {
  EXPECT_EQ(
      edited("a = [\n  1, # one\n  2, # two\n  3, # three\n]\n", {set({"a"}, Value::List{1, 5})}),
      "a = [\n  1, # one\n  5, # two\n]\n");
  EXPECT_EQ(
      edited("[[a]]\nx = 1\n\n[[a]]\nx = 2\n", {set({"a"}, Value::List{Value::Map{{"x", 3}}})}),
      "[[a]]\nx = 3\n");
  EXPECT_EQ(edited("[[a]]\nx = 1\n", {set({"a"}, Value::List{})}), "a = []\n");
}

TEST(TomlEdits, TurnsARouteOfAnyFormIntoATable) {
  EXPECT_EQ(
      edited("routes = [\"x.com/*\", \"y.com/*\"]\n", {set({"routes", std::size_t{0}}, kRoute)}),
      "routes = [{ pattern = \"x.com/*\", zone_id = \"z\" }, \"y.com/*\"]\n");
  EXPECT_EQ(edited("route = \"x.com/*\" # old\n", {set({"route"}, kRoute)}),
            "route = { pattern = \"x.com/*\", zone_id = \"z\" } # old\n");
}

TEST(TomlEdits, RemovesTheCommentsOfAKeyThatIsAParagraph) {
  const std::string text =
      "[a]\nx = 1\n\n# about y\n# and more\ny = 2 # y\n\n# about z\nz = 3\nw = 4\n";
  EXPECT_EQ(edited(text, {remove({"a", "y"})}), "[a]\nx = 1\n\n\n# about z\nz = 3\nw = 4\n");
  EXPECT_EQ(edited(text, {remove({"a", "z"})}),
            "[a]\nx = 1\n\n# about y\n# and more\ny = 2 # y\n\n# about z\nw = 4\n");
}

TEST(TomlEdits, RemovesNothingThatIsNotThere) {
  EXPECT_EQ(edited("a = 1\n", {remove({"b"}), remove({"a", "b"}), remove({"c", std::size_t{0}})}),
            "a = 1\n");
}

TEST(TomlEdits, SeesItsOwnEarlierEdits) {
  EXPECT_EQ(edited("a = 1\n", {set({"b"}, 2), set({"b"}, 3), remove({"a"}), set({"c"}, 4),
                               remove({"c"}), section({"t"}), remove({"t"})}),
            "b = 3\n");
  EXPECT_EQ(edited("a = 1\n", {remove({"a"}), set({"a"}, 1)}), "a = 1\n");
}

TEST(TomlEdits, KeepsTheEditsOfDifferentOwnersApart) {
  const auto document = toml("[env.a]\nx = 1\n");
  ASSERT_TRUE(document->apply(section({"env", "b"}), 7));
  ASSERT_TRUE(document->apply(section({"env", "c"}), 8));
  ASSERT_TRUE(document->apply(set({"env", "c", "y"}, 1), 8));
  const Commit commit = *document->commit();
  EXPECT_EQ(commit.edits, (std::vector<TextEdit>{{{14, 14}, "\n[env.b]\n", 7},
                                                 {{14, 14}, "\n[env.c]\ny = 1\n", 8}}));
}

TEST(TomlEdits, ChangesNoMoreBytesThanTheValues) {
  const auto document = toml("id = \"0123456789\" # c\n");
  ASSERT_TRUE(document->apply(set({"id"}, "0123x56789"), 3));
  EXPECT_EQ(document->commit()->edits, (std::vector<TextEdit>{{{10, 11}, "x", 3}}));
}

TEST(TomlEdits, FindsValuesAndSectionsInTheBytesAsRead) {
  const std::string text =
      "[env.a]\nroutes = [{ pattern = 'p', zone.id = 'z' }]\nv.x = 1\n\n[[env.a.d1]]\nid = 5\n";
  const auto document = toml(text);
  const auto found = [&](const ValuePath& path) {
    const auto span = document->find(path);
    return span ? text.substr(span->begin, span->size()) : "(none)";
  };
  EXPECT_EQ(found({"env", "a"}), "env.a");
  EXPECT_EQ(found({"env"}), "env.a");
  EXPECT_EQ(found({"env", "a", "routes", std::size_t{0}, "pattern"}), "'p'");
  EXPECT_EQ(found({"env", "a", "routes", std::size_t{0}, "zone", "id"}), "'z'");
  EXPECT_EQ(found({"env", "a", "v"}), "v.x");
  EXPECT_EQ(found({"env", "a", "d1", std::size_t{0}}), "env.a.d1");
  EXPECT_EQ(found({"env", "a", "d1", std::size_t{0}, "id"}), "5");
  EXPECT_EQ(found({"env", "b"}), "(none)");
  ASSERT_TRUE(document->apply(set({"env", "a", "new"}, 1), 0));
  ASSERT_TRUE(document->apply(set({"env", "a", "d1", std::size_t{0}, "id"}, 77), 0));
  EXPECT_EQ(found({"env", "a", "new"}), "(none)");
  EXPECT_EQ(found({"env", "a", "d1", std::size_t{0}, "id"}), "5");
}

TEST(TomlEdits, GoesOnInACloneAlone) {
  const auto document = toml("a = 1\n");
  ASSERT_TRUE(document->apply(set({"b"}, 2), 0));
  const auto other = document->clone();
  ASSERT_TRUE(other->apply(set({"c"}, 3), 0));
  EXPECT_EQ(document->commit()->bytes, "a = 1\nb = 2\n");
  EXPECT_EQ(other->commit()->bytes, "a = 1\nb = 2\nc = 3\n");
  EXPECT_EQ(document->commit()->bytes, "a = 1\nb = 2\n");
}

TEST(TomlEdits, KeepsTheOrderOfTheFileInItsTree) {
  EXPECT_EQ(
      one_line_text(toml("z = 1\nb.y = 2\na = { q = 1, c = 2 }\nb.a = 3\n[k]\n[b2]\n")->tree()),
      R"({"z": 1, "b": {"y": 2, "a": 3}, "a": {"q": 1, "c": 2}, "k": {}, "b2": {}})");
}

TEST(TomlEdits, WritesEveryKindOfString) {
  EXPECT_EQ(edited("", {set({"a"}, "q\"b\\n\nt\tc\x01 é\x7F")}),
            "a = \"q\\\"b\\\\n\\nt\\tc\\u0001 é\\u007F\"\n");
}

TEST(TomlEdits, WritesNumbersThatReadBackTheSame) {
  EXPECT_EQ(edited("", {set({"a"}, 1.0), set({"b"}, 0.1), set({"c"}, 1e300), set({"d"}, -5),
                        set({"e"}, 9007199254740991)}),
            "a = 1.0\nb = 0.1\nc = 1e+300\nd = -5\ne = 9007199254740991\n");
}

}  // namespace
}  // namespace cfplan::testing
