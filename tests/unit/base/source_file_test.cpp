#include "cfplan/base/source_file.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cfplan {
namespace {

TEST(SourceFile, CountsLinesAndCodePointsFromOne) {
  const SourceFile file("a.txt", "one\r\nzwö x\nlast");
  EXPECT_EQ(file.position(0), (LineColumn{1, 1}));
  EXPECT_EQ(file.position(file.bytes().find('x')), (LineColumn{2, 5}));
  EXPECT_EQ(file.position(1000), (LineColumn{3, 5}));
  EXPECT_EQ(file.line(1), "one");
  EXPECT_EQ(file.line(2), "zwö x");
  EXPECT_EQ(file.line(3), "last");
  EXPECT_EQ(file.line(4), "");
  EXPECT_EQ(file.line_count(), 3U);
}

TEST(SourceFile, KnowsEveryLineOfALongFile) {
  std::string text;
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < 100; ++i) {
    starts.push_back(text.size());
    text += std::string(i % 3, 'x') + (i % 2 == 0 ? "\n" : "\r\n");
  }
  starts.push_back(text.size());
  const SourceFile file("a.txt", text);
  EXPECT_EQ(file.line_count(), starts.size());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    EXPECT_EQ(file.offset(i + 1, 0), starts[i]);
    EXPECT_EQ(file.position(starts[i]), (LineColumn{i + 1, 1}));
    EXPECT_EQ(file.line(i + 1), i == 100 ? "" : std::string(i % 3, 'x'));
    const std::size_t last = i == 100 ? text.size() : starts[i + 1] - 1;
    EXPECT_EQ(file.position(last), (LineColumn{i + 1, last - starts[i] + 1}));
    EXPECT_EQ(file.place({starts[i], starts[i]}).line, i + 1);
  }
}

TEST(SourceFile, FindsTheOffsetOfALineAndColumn) {
  const SourceFile file("a.txt", "one\ntwo\n");
  EXPECT_EQ(file.offset(2, 1), 5U);
  EXPECT_EQ(file.offset(9, 0), file.bytes().size());
}

TEST(SourceFile, PointsAtThePartMeant) {
  const SourceFile file("deployments.yaml", "customers:\n  acme: { dömain: x }\n");
  const std::size_t at = file.bytes().find("dömain");
  const Place place = file.place({at, at + 7});
  EXPECT_EQ(place.file, "deployments.yaml");
  EXPECT_EQ(place.line, 2U);
  EXPECT_EQ(place.column, 11U);
  EXPECT_EQ(place.source_line, "  acme: { dömain: x }");
  EXPECT_EQ(place.caret_column, 11U);
  EXPECT_EQ(place.caret_width, 6U);
}

TEST(SourceFile, ShowsASpanOverSeveralLinesToTheEndOfTheFirst) {
  const SourceFile file("a.txt", "x = [\n1 ]\n");
  const Place place = file.place({4, 9});
  EXPECT_EQ(place.caret_column, 5U);
  EXPECT_EQ(place.caret_width, 1U);
}

TEST(SourceFile, ShowsNoControlCharactersAndNoCredentials) {
  const SourceFile file("a.env", "A=\x1b[31m\nAPI_TOKEN=canary-12345\n");
  EXPECT_EQ(file.place({2, 3}).source_line, "A=\\u{001B}[31m");
  const std::size_t at = file.bytes().find("canary");
  const Place place = file.place({at, at + 12});
  EXPECT_EQ(place.source_line, "API_TOKEN=****");
  EXPECT_EQ(place.caret_column, 11U);
}

}  // namespace
}  // namespace cfplan
