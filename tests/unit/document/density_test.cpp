#include "document/density.hpp"

#include <gtest/gtest.h>

namespace cfplan::testing {
namespace {

// A % in the piece becomes its number.
std::string repeated(const std::string& piece, std::size_t count) {
  const std::size_t number = piece.find('%');
  const std::string end = number == std::string::npos ? "" : piece.substr(number + 1);
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text.append(piece, 0, number);
    if (number != std::string::npos) text.append(std::to_string(i)).append(end);
  }
  return text;
}

constexpr DocumentFormat kToml = DocumentFormat::Toml;
constexpr DocumentFormat kJsonc = DocumentFormat::Jsonc;
constexpr DocumentFormat kEnv = DocumentFormat::Env;
constexpr std::size_t kMany = 1'000'000;

bool is_taken(DocumentFormat format, const std::string& text) {
  return !check_density(format, "file", text).has_value();
}

TEST(Density, TakesAnyNumberOfBlankLinesAndComments) {
  for (const char* lines : {"\n", "#\n", "\n#\n", "  # [a], b=1, c.d\n"}) {
    EXPECT_TRUE(is_taken(kToml, repeated(lines, kMany))) << lines;
    EXPECT_TRUE(is_taken(kToml, "a=[" + repeated(lines, kMany) + "]")) << lines;
    EXPECT_TRUE(is_taken(kEnv, repeated(lines, kMany))) << lines;
  }
  for (const char* lines : {"\n", "//\n", "/*[1,2,{:}]*/", "\n// [1,2], {3: 4}\n"}) {
    EXPECT_TRUE(is_taken(kJsonc, "{" + repeated(lines, kMany) + "}")) << lines;
  }
}

TEST(Density, TakesTextsThatAreFullOfPunctuation) {
  const std::string dense = repeated("[1,{.:=", kMany);
  EXPECT_TRUE(is_taken(kToml, "a = \"" + dense + "\"\n"));
  EXPECT_TRUE(is_taken(kToml, "a = '''\n" + dense + "'''\n"));
  EXPECT_TRUE(is_taken(kToml, "a = [\"\\\"" + dense + "\", '" + dense + "']\n"));
  EXPECT_TRUE(is_taken(kToml, "[\"" + dense + "\"]\n'" + dense + "' = 1\n"));
  EXPECT_TRUE(is_taken(kJsonc, "{\"a\": \"\\\"" + dense + "\"}"));
  EXPECT_TRUE(is_taken(kEnv, "A=\"" + dense + "\"\n"));
}

TEST(Density, TakesWhatGeneratorsWrite) {
  EXPECT_TRUE(is_taken(kToml, repeated("[s%]\na=1\n", 100'000)));
  EXPECT_TRUE(is_taken(kToml, repeated("[[a]]\nb = 1\n", 100'000)));
  EXPECT_TRUE(is_taken(kToml, "a = [" + repeated("%,", 200'000) + "]\n"));
  EXPECT_TRUE(
      is_taken(kToml, repeated("[env.e%.vars]\nURL = \"https://e.example.com\"\n", 500'000)));
  const std::string environment =
      R"("customer-%":{"name":"service-1","vars":{"A":"1","B":2,"C":true},"routes":["a.b/*","c.d/*"]},)";
  EXPECT_TRUE(is_taken(kJsonc, R"({"env":{)" + repeated(environment, 100'000) + "}}"));
  EXPECT_TRUE(is_taken(kEnv, repeated("SERVICE_%=http://a.b:1/?c=d\n", 500'000)));
}

Diagnostic density_problem(DocumentFormat format, const std::string& text) {
  return check_density(format, "file", text).value_or(Diagnostic{});
}

TEST(Density, RefusesWhatIsNothingButParts) {
  const Diagnostic toml = density_problem(kToml, "a=[" + repeated("1,", kMany) + "]\n");
  EXPECT_EQ(toml.code, "CFP2103");
  EXPECT_EQ(toml.message, "to read this file would take 186 MB of memory, 93 times its size");
  EXPECT_EQ(
      toml.hint,
      "the limit is 40 MB, or 20 times the size of a larger file: split it, or see that it is "
      "the file you meant");
  EXPECT_EQ(toml.place->file, "file");
  EXPECT_EQ(density_problem(kJsonc, "{\"a\":[" + repeated("1,", kMany) + "]}").message,
            "to read this file would take 55 MB of memory, 27 times its size");
  EXPECT_EQ(density_problem(kEnv, repeated("a=\n", kMany)).message,
            "to read this file would take 138 MB of memory, 46 times its size");
}

TEST(Density, RefusesEachKindOfPart) {
  EXPECT_FALSE(is_taken(kToml, repeated("[[a]]\n", kMany)));
  EXPECT_FALSE(is_taken(kToml, repeated("[%.b.c.d.e.f.g.h]\n", kMany)));
  EXPECT_FALSE(is_taken(kToml, repeated("%.b.c.d.e.f.g.h=1\n", kMany)));
  EXPECT_FALSE(is_taken(kToml, "a={" + repeated("b=1,", kMany) + "}"));
  EXPECT_FALSE(is_taken(kJsonc, "{\"a\":[" + repeated("[],", kMany) + "]}"));
  EXPECT_FALSE(is_taken(kJsonc, "{" + repeated("\"\":1,", kMany) + "}"));
}

// Half a string, half a comment: what is broken is somebody else's to say.
TEST(Density, ComesToAnEndInBrokenTexts) {
  const std::string large(1'000'000, 'x');
  for (const char* end : {"a='", "a=\"\"\"", "\"", "[\"", "a=[\"", "a={#", "[", "a", "a=[\n]]]"}) {
    EXPECT_TRUE(is_taken(kToml, "#" + large + "\n" + end)) << end;
  }
  for (const char* end : {"\"", "\"\\", "/", "/*", "//"}) {
    EXPECT_TRUE(is_taken(kJsonc, large + end)) << end;
  }
}

}  // namespace
}  // namespace cfplan::testing
