#include "cfplan/manifest/manifest_editor.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

constexpr const char* kManifest = R"(version: 1 # the format
customers:
  # the first
  acme:
    domain: "acme.com"   # why
    environments:
      production:
        routes:
        - "a.com/*"
        vars: { A: 1 }

      staging:
  # the last comment
)";

ManifestEditor editor(const std::string& bytes) {
  auto opened = ManifestEditor::open(SourceFile("deployments.yaml", bytes));
  EXPECT_TRUE(opened.has_value());
  return std::move(*opened);
}

std::string replaced(std::string text, const std::string& old, const std::string& with) {
  return text.replace(text.find(old), old.size(), with);
}

const ValuePath kProduction{"customers", "acme", "environments", "production"};
const ValuePath kStaging{"customers", "acme", "environments", "staging"};

TEST(ManifestEditor, ReplacesAScalarWhereItStands) {
  ManifestEditor edit = editor(kManifest);
  ASSERT_TRUE(edit.set({"customers", "acme", "domain"}, "shop.com").has_value());
  ASSERT_TRUE(edit.set(kProduction / "vars" / "A", true).has_value());
  EXPECT_EQ(edit.bytes(),
            replaced(replaced(kManifest, "\"acme.com\"", "shop.com"), "A: 1", "A: true"));
}

TEST(ManifestEditor, ReplacesANullThatIsWrittenOut) {
  ManifestEditor edit = editor("env:\n  A: null  # not here\n  B: ~\nflow: { C: null }\n");
  ASSERT_TRUE(edit.set({"env", "A"}, "${customer}").has_value());
  ASSERT_TRUE(edit.set({"env", "B"}, 2).has_value());
  ASSERT_TRUE(edit.set({"flow", "C"}, "x").has_value());
  EXPECT_EQ(edit.bytes(), "env:\n  A: \"${customer}\"  # not here\n  B: 2\nflow: { C: x }\n");
}

TEST(ManifestEditor, AddsEntriesWithTheirSiblingsIndentation) {
  ManifestEditor edit = editor(kManifest);
  ASSERT_TRUE(edit.set(kProduction / "worker", "shop").has_value());
  EXPECT_EQ(edit.bytes(),
            replaced(kManifest, "vars: { A: 1 }\n", "vars: { A: 1 }\n        worker: shop\n"));
}

TEST(ManifestEditor, AddsBelowAKeyWithoutAValue) {
  ManifestEditor edit = editor(kManifest);
  ASSERT_TRUE(edit.set(kStaging / "state", "absent").has_value());
  EXPECT_EQ(edit.bytes(), replaced(kManifest, "staging:\n", "staging:\n        state: absent\n"));
}

TEST(ManifestEditor, MakesTheMapsAboveANewEntry) {
  ManifestEditor edit = editor(kManifest);
  const ValuePath deployment{"customers", "beta", "environments", "production"};
  ASSERT_TRUE(edit.set(deployment,
                       Value::Map{{"domain", "beta.com"}, {"routes", Value::List{"${domain}/*"}}})
                  .has_value());
  EXPECT_EQ(edit.bytes(), replaced(kManifest, "staging:\n",
                                   "staging:\n  beta:\n    environments:\n      production:\n"
                                   "        domain: beta.com\n"
                                   "        routes: [ \"${domain}/*\" ]\n"));
}

TEST(ManifestEditor, AppendsToABlockList) {
  ManifestEditor edit = editor(kManifest);
  ASSERT_TRUE(edit.append(kProduction / "routes", "b.com/*").has_value());
  EXPECT_EQ(edit.bytes(),
            replaced(kManifest, "- \"a.com/*\"\n", "- \"a.com/*\"\n        - \"b.com/*\"\n"));
}

TEST(ManifestEditor, RemovesWholeEntries) {
  ManifestEditor edit = editor(kManifest);
  ASSERT_TRUE(edit.remove(kProduction / "routes").has_value());
  EXPECT_EQ(edit.bytes(), replaced(kManifest, "        routes:\n        - \"a.com/*\"\n", ""));
  ASSERT_TRUE(edit.remove(kStaging).has_value());
  EXPECT_EQ(edit.bytes().find("staging"), std::string::npos);
  EXPECT_NE(edit.bytes().find("# the last comment"), std::string::npos);
}

TEST(ManifestEditor, AddsToMapsAndListsOnOneLine) {
  ManifestEditor edit = editor(
      "a: { x: 'it''s, }', y: [ 1, 2 ] }   # kept\nb: [ { n: don't }, ]\nc: []\nd: { e: {} }\n");
  ASSERT_TRUE(edit.set({"a", "z"}, Value::Map{{"k", "v w"}}).has_value());
  ASSERT_TRUE(edit.append({"a", "y"}, 3).has_value());
  ASSERT_TRUE(edit.append({"b"}, "x: y").has_value());
  ASSERT_TRUE(edit.set({"b", std::size_t{0}, "create"}, true).has_value());
  ASSERT_TRUE(edit.append({"c"}, "one").has_value());
  ASSERT_TRUE(edit.set({"d", "e", "f"}, 1).has_value());
  EXPECT_EQ(edit.bytes(),
            "a: { x: 'it''s, }', y: [ 1, 2, 3 ], z: { k: \"v w\" } }   # kept\n"
            "b: [ { n: don't, create: true }, \"x: y\" ]\n"
            "c: [ one ]\nd: { e: { f: 1 } }\n");
}

TEST(ManifestEditor, WritesBelowAKeyInPlaceOfAnEmptyMap) {
  ManifestEditor edit = editor("customers: {} # none yet\nversion: 1\n");
  ASSERT_TRUE(edit.set({"customers", "acme", "domain"}, "acme.com").has_value());
  EXPECT_EQ(edit.bytes(), "customers: # none yet\n  acme:\n    domain: acme.com\nversion: 1\n");
}

TEST(ManifestEditor, RefusesToRemoveTheLastKeyOfTheFile) {
  ManifestEditor edit = editor("customers:\n  7\n");
  EXPECT_FALSE(edit.remove({"customers"}).has_value());
  EXPECT_EQ(edit.bytes(), "customers:\n  7\n");
}

TEST(ManifestEditor, RemovesFromMapsAndListsOnOneLine) {
  ManifestEditor edit = editor("a: { x: 1, y: 2, z: 3 }\nb: [ 1, 2 ]\n");
  ASSERT_TRUE(edit.remove({"a", "y"}).has_value());
  ASSERT_TRUE(edit.remove({"a", "z"}).has_value());
  ASSERT_TRUE(edit.remove({"b", std::size_t{0}}).has_value());
  EXPECT_EQ(edit.bytes(), "a: { x: 1 }\nb: [ 2 ]\n");
  ASSERT_TRUE(edit.remove({"a", "x"}).has_value());
  EXPECT_EQ(edit.bytes(), "a: {}\nb: [ 2 ]\n");
}

TEST(ManifestEditor, TellsWhatStandsAtAPath) {
  const ManifestEditor edit = editor(kManifest);
  EXPECT_EQ(edit.get(kProduction / "vars" / "A"), Value(1));
  EXPECT_EQ(edit.get(kStaging), Value(Null{}));
  EXPECT_EQ(edit.get({"customers", "nobody"}), std::nullopt);
}

TEST(ManifestEditor, RefusesWhatWouldRewriteTheAuthorsText) {
  const std::string manifest = "vars: { A: 1,\n  C: 3 }\nshared: &one { B: 1 }\nagain: *one\n";
  ManifestEditor edit = editor(manifest);
  const auto refused = edit.set({"vars", "B"}, "two words");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().diagnostics[0].message,
            "vars.B cannot be changed without rewriting what its author wrote");
  EXPECT_EQ(refused.error().diagnostics[0].hint, "make this change by hand: B: \"two words\"");
  EXPECT_FALSE(edit.remove({"vars", "A"}).has_value());
  EXPECT_FALSE(edit.set({"again", "B"}, 2).has_value());
  EXPECT_EQ(edit.bytes(), manifest);
}

TEST(ManifestEditor, ChangesNothingWhereNothingChanges) {
  ManifestEditor edit = editor(kManifest);
  ASSERT_TRUE(edit.set({"customers", "acme", "domain"}, "acme.com").has_value());
  ASSERT_TRUE(edit.remove({"customers", "nobody"}).has_value());
  EXPECT_EQ(edit.bytes(), kManifest);
}

TEST(ManifestEditor, KeepsCarriageReturnsAndAMissingFinalLineEnd) {
  ManifestEditor edit = editor("version: 1\r\ncustomers:\r\n  a:\r\n    domain: a.com");
  ASSERT_TRUE(edit.set({"customers", "b"}, Null{}).has_value());
  EXPECT_EQ(edit.bytes(), "version: 1\r\ncustomers:\r\n  a:\r\n    domain: a.com\r\n  b:");
}

TEST(ManifestEditor, RenamesAnEntryWhereItStands) {
  ManifestEditor edit = editor(kManifest);
  ASSERT_TRUE(edit.rename({"customers", "acme", "domain"}, "host").has_value());
  ASSERT_TRUE(edit.rename(kProduction / "vars" / "A", "B").has_value());
  EXPECT_EQ(edit.bytes(), replaced(replaced(kManifest, "domain:", "host:"), "A: 1", "B: 1"));
}

TEST(ManifestEditor, RenamesNothingThatIsMissingOrTaken) {
  ManifestEditor edit = editor(kManifest);
  ASSERT_TRUE(edit.rename(kProduction / "domain", "host").has_value());
  ASSERT_TRUE(edit.rename({"customers", "acme", "domain"}, "environments").has_value());
  EXPECT_EQ(edit.bytes(), kManifest);
}

}  // namespace
}  // namespace cfplan
