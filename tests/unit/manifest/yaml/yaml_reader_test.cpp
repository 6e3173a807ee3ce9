#include <gtest/gtest.h>

#include <string>

#include "unit/manifest/reading.hpp"

namespace cfplan {
namespace {

using Told = std::vector<std::string>;

TEST(Yaml, RefusesBytesThatAreNoUtf8) {
  EXPECT_EQ(problems_of("version: 1\ncustomers: \xFF\n"),
            Told{"CFP1001 2:12 the file is not UTF-8 | save it as UTF-8"});
}

TEST(Yaml, RefusesControlCharacters) {
  EXPECT_EQ(
      problems_of("version: 1 # \x1B[31m\n"),
      Told{"CFP1002 1:14 control character \\u{001B} | remove it, or write it as an escape in "
           "double quotes"});
}

TEST(Yaml, RefusesAFileOfMoreThan16MiB) {
  const std::string yaml = "version: 1\n#" + std::string(std::size_t{16} << 20, 'x');
  EXPECT_EQ(problems_of(yaml), Told{"CFP1003 the file is larger than 16 MiB | split it into files "
                                    "named by include"});
}

TEST(Yaml, CountsAliasesInFull) {
  std::string yaml = "version: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 8; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    yaml += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 1; j < 10; ++j) yaml += ", " + before;
    yaml += "]\n";
  }
  EXPECT_EQ(problems_of(yaml).at(0),
            "CFP1004 7:45 the file holds more than 1,000,000 values | use fewer aliases, or split "
            "it into files named by include");
}

TEST(Yaml, RefusesDeepNesting) {
  const std::string yaml = "version: 1\na: " + std::string(64, '[') + std::string(64, ']') + "\n";
  EXPECT_EQ(problems_of(yaml),
            Told{"CFP1005 2:67 values are nested deeper than 64 levels | write it flatter"});
}

TEST(Yaml, RefusesDeepNestingBehindAliases) {
  const std::string deep = std::string(40, '[') + std::string(40, ']');
  const std::string yaml =
      "a: &a " + deep + "\nb: " + std::string(30, '[') + "*a" + std::string(30, ']') + "\n";
  EXPECT_EQ(problems_of(yaml),
            Told{"CFP1005 2:34 values are nested deeper than 64 levels | write it flatter"});
}

TEST(Yaml, SurvivesAHundredThousandLevels) {
  EXPECT_EQ(problems_of("a: " + std::string(100'000, '[')).size(), 1U);
  EXPECT_EQ(problems_of("a: " + std::string(100'000, '{')).size(), 1U);
}

TEST(Yaml, RefusesAnAliasInsideItsOwnAnchor) {
  EXPECT_EQ(problems_of("version: 1\ncustomers: &x\n  a: *x\n"),
            Told{"CFP1006 3:6 an alias stands inside the value that it names | write the value "
                 "itself"});
}

TEST(Yaml, ReadsAliases) {
  const auto reading = read_manifest(
      "version: 1\ncustomers:\n  acme:\n    environments:\n"
      "      production: { vars: &vars { A: x } }\n      staging: { vars: *vars }\n");
  EXPECT_EQ(told(reading.diagnostics), Told{});
  EXPECT_EQ(reading.desired.deployments.at(1).vars.at("A").value, Value("x"));
}

TEST(Yaml, NamesBothPlacesOfADuplicateKey) {
  EXPECT_EQ(problems_of(one_deployment("domain: a.com\ndomain: b.com")),
            Told{"CFP1007 7:9 [acme/production] the key \"domain\" stands twice in one map | the "
                 "first is in line 6, "
                 "column 9; keep one of them"});
}

TEST(Yaml, TellsDuplicateKeysTogetherWithOtherProblems) {
  EXPECT_EQ(problems_of("version: 1\nservice: a\nservice: b\nx: 1\n").size(), 3U);
}

TEST(Yaml, RefusesASecondDocument) {
  EXPECT_EQ(
      problems_of("version: 1\n---\nversion: 1\n"),
      Told{"CFP1008 2:1 a second YAML document begins here | one file holds one document; put "
           "more customers into files named by include"});
}

TEST(Yaml, RefusesMergeKeys) {
  EXPECT_EQ(
      problems_of(one_deployment("<<: { domain: a.com }")),
      Told{"CFP1009 6:9 merge keys (<<) are not supported | put what is shared into defaults, "
           "environments or the customer"});
}

TEST(Yaml, RefusesAQuoteThatIsNeverClosed) {
  EXPECT_EQ(problems_of("version: 1\nservice: \"data\n"),
            Told{"CFP1010 2:10 this quote is never closed | close it"});
}

TEST(Yaml, ExplainsTabs) {
  EXPECT_EQ(
      problems_of("version: 1\ncustomers:\n\tacme: {}\n"),
      Told{"CFP1011 3:1 a tab stands in the indentation | YAML is indented with spaces only"});
}

TEST(Yaml, PointsAtWhatIsNoYaml) {
  EXPECT_EQ(
      problems_of("version: 1\nservice: a: b\n"),
      Told{"CFP1012 2:11 this is no YAML: illegal map value | look at the indentation and the "
           "quotes of this line and of those above"});
}

TEST(Yaml, RefusesTags) {
  EXPECT_EQ(problems_of("version: !!int 1\n"),
            Told{"CFP1013 1:10 tags are not supported | remove the tag; a quoted value is always a "
                 "string"});
}

TEST(Yaml, RefusesKeysThatAreNoScalars) {
  EXPECT_EQ(problems_of("version: 1\n? [a]\n: b\n"),
            Told{"CFP1014 2:3 a list or map cannot be a key | write a plain key"});
}

TEST(Yaml, SaysThatAnEmptyFileIsEmpty) {
  EXPECT_EQ(problems_of(""), Told{"CFP1015 the file is empty | begin it with version: 1"});
  EXPECT_EQ(problems_of("# only a comment\n"),
            Told{"CFP1015 the file is empty | begin it with version: 1"});
}

TEST(Yaml, SkipsAByteOrderMarkAndReadsCarriageReturns) {
  const auto reading = read_manifest("\xEF\xBB\xBFversion: 1\r\nservice: shop\r\nx: 1\r\n");
  EXPECT_EQ(told(reading.diagnostics).at(1).substr(0, 11), "CFP1203 3:1");
  EXPECT_EQ(reading.desired.service, "shop");
}

TEST(Yaml, ShowsAnExcerptOfALineOfMegabytes) {
  const std::string filler = "\"" + std::string(std::size_t{1} << 20, 'x') + "\"";
  const auto reading = read_manifest("{version: 1, service: " + filler + ", ü: 1}");
  const Diagnostic& unknown = reading.diagnostics.at(1);
  EXPECT_EQ(unknown.message, "unknown key \"ü\" at the top level");
  EXPECT_EQ(unknown.place->column, (std::size_t{1} << 20) + 27);
  EXPECT_LT(unknown.place->source_line.size(), 200U);
  EXPECT_TRUE(unknown.place->source_line.ends_with("\", ü: 1}"));
}

}  // namespace
}  // namespace cfplan
