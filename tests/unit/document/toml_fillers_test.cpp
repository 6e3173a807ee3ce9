// Many blank lines and comments, which are not kept one by one.

#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

// `count` comments, each with a blank line before and after it.
std::string paragraphs(int count) {
  std::string text = "\n";
  for (int i = 0; i < count; ++i) text += "# " + std::to_string(i) + "\n\n";
  return text;
}

TEST(TomlFillers, LosesOneBlankLineWithASection) {
  const std::string text = "a = 1\n\n \n\t\n[b]\nc = 1\n\n\n[d]\n";
  EXPECT_EQ(edited(text, {remove({"b"})}), "a = 1\n\n \n\n\n[d]\n");
  EXPECT_EQ(edited(text, {remove({"b"}), remove({"d"})}), "a = 1\n\n \n\n");
  EXPECT_EQ(edited("[b]\nc = 1\n\n \n[d]\n", {remove({"b"})}), " \n[d]\n");
}

TEST(TomlFillers, LosesTheCommentsOfASectionAndOfAKey) {
  EXPECT_EQ(edited("a = 1\n\n# one\n# two\n[b]\nc = 1\n# three\n# four\n\n[d]\n", {remove({"b"})}),
            "a = 1\n\n[d]\n");
  EXPECT_EQ(edited("[a]\n\n# one\n#\n# two\nb = 1\n\nc = 2\n", {remove({"a", "b"})}),
            "[a]\n\n\nc = 2\n");
}

TEST(TomlFillers, PutsAKeyBetweenTheParagraphsAndTheSection) {
  for (const int count : {1, 4, 5, 6, 100}) {
    const std::string text = paragraphs(count);
    EXPECT_EQ(edited(text + "# of b\n[b]\n", {set({"a"}, 1)}), text + "a = 1\n\n# of b\n[b]\n")
        << count;
    EXPECT_EQ(edited("[b]\n" + text, {set({"b", "a"}, 1)}), "[b]\na = 1\n" + text) << count;
  }
}

TEST(TomlFillers, RemovesASectionBehindManyParagraphs) {
  for (const int count : {1, 4, 5, 6, 100}) {
    const std::string text = paragraphs(count);
    const std::string left = text.substr(0, text.size() - 1);
    EXPECT_EQ(edited(text + "# of b\n[b]\nc = 1\n# too\n\n[d]\n", {remove({"b"})}),
              left + "\n[d]\n")
        << count;
  }
}

TEST(TomlFillers, KeepsWhatStandsAmongTheParagraphs) {
  const std::string text = "[a]\n" + paragraphs(50) + "b = 1\n" + paragraphs(50) + "c = 2\n";
  EXPECT_EQ(edited(text, {set({"a", "b"}, 3), set({"a", "c"}, 4)}),
            "[a]\n" + paragraphs(50) + "b = 3\n" + paragraphs(50) + "c = 4\n");
  EXPECT_EQ(edited(text, {set({"a", "d"}, 3)}), text + "d = 3\n");
}

}  // namespace
}  // namespace cfplan::testing
