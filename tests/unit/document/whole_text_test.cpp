#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "cfplan/document/structured_document.hpp"

namespace cfplan::testing {
namespace {

std::unique_ptr<StructuredDocument> text_file(const std::string& text) {
  auto document = parse_document(DocumentFormat::Text, "deployments.yaml", text);
  EXPECT_TRUE(document);
  return std::move(document).value();
}

Commit rewritten(const std::string& before, const std::string& after) {
  const auto document = text_file(before);
  EXPECT_TRUE(document->apply({Verb::Set, {std::string(kWholeText)}, after}, 3));
  const auto commit = document->commit();
  EXPECT_TRUE(commit);
  EXPECT_EQ(commit->bytes, after);
  EXPECT_EQ(apply_edits(before, commit->edits), after);
  EXPECT_EQ(apply_edits(after, commit->inverse), before);
  return *commit;
}

TEST(WholeText, IsOneValue) {
  EXPECT_EQ(text_file("a\nb\n")->tree(), Value(Value::Map{{std::string(kWholeText), "a\nb\n"}}));
}

TEST(WholeText, ChangesTheLinesThatDiffer) {
  const Commit commit = rewritten("one\ntwo\nthree\nfour\n", "one\n2\n2\nfour\n");
  ASSERT_EQ(commit.edits.size(), 1U);
  EXPECT_EQ(commit.edits[0], (TextEdit{{4, 14}, "2\n2\n", 3}));
}

TEST(WholeText, BeginsAndEndsAnywhere) {
  EXPECT_TRUE(rewritten("same", "same").edits.empty());
  rewritten("", "new\n");
  rewritten("old\n", "");
  rewritten("a\na\na\n", "a\na\n");
  rewritten("a\na\n", "a\na\na\n");
  rewritten("a\nb", "a\nb\n");
  rewritten("xa\n", "a\n");
  rewritten("\n\n", "\n");
}

TEST(WholeText, RefusesEverythingButTheWhole) {
  const auto document = text_file("a\n");
  EXPECT_FALSE(document->apply({Verb::Set, {"other"}, "x"}, 0));
  EXPECT_FALSE(document->apply({Verb::Remove, {std::string(kWholeText)}, {}}, 0));
  EXPECT_FALSE(document->apply({Verb::Set, {std::string(kWholeText)}, 5}, 0));
  EXPECT_EQ(document->commit()->bytes, "a\n");
}

}  // namespace
}  // namespace cfplan::testing
