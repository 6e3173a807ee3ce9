#include <gtest/gtest.h>

#include <string>

#include "cfplan/document/env_document.hpp"

namespace cfplan {
namespace {

Diagnostics lint(const std::string& text) { return lint_env(SourceFile("customer.env", text)); }

Diagnostic only_warning(const std::string& text) {
  const Diagnostics warnings = lint(text);
  EXPECT_EQ(warnings.size(), 1U) << text;
  return warnings.empty() ? Diagnostic{} : warnings.front();
}

TEST(EnvLint, IsSilentAboutPlainFiles) {
  EXPECT_EQ(lint("# c\n\nA=1 # one\nexport B='x#y'\nC: d\nD=\nPRICE=$5\n").size(), 0U);
}

TEST(EnvLint, WarnsOfAHashThatCutsABareValue) {
  const Diagnostic warning = only_warning("URL=https://x.com/#frag\n");
  EXPECT_EQ(warning.code, "CFP2111");
  EXPECT_EQ(warning.severity, Severity::Warning);
  EXPECT_EQ(warning.message,
            "the value of URL ends before the #: the rest of the line is a comment");
  EXPECT_EQ(warning.hint, "put the value in quotes, or a space before the #");
  EXPECT_EQ(warning.place->column, 19U);
  EXPECT_EQ(warning.place->caret_width, 5U);
  EXPECT_EQ(only_warning("COLOR=#fff\n").code, "CFP2111");
}

TEST(EnvLint, WarnsOfAQuoteThatDoesNotClose) {
  const Diagnostic warning = only_warning("A=\"abc # d\nB=2\n");
  EXPECT_EQ(warning.code, "CFP2112");
  EXPECT_EQ(warning.message,
            "the quote that opens the value of A does not close at its end: the quote is part of "
            "the value");
  EXPECT_EQ(only_warning("A='b'c\n").code, "CFP2112");
}

TEST(EnvLint, WarnsOfAKeyThatIsSetAgain) {
  const Diagnostic warning = only_warning("A=1\nB=2\nA=3\n");
  EXPECT_EQ(warning.code, "CFP2113");
  EXPECT_EQ(warning.message, "A is set again: this value wins over the one in line 1");
  EXPECT_EQ(warning.place->line, 3U);
}

TEST(EnvLint, WarnsOfALineThatIsNoEntry) {
  EXPECT_EQ(only_warning("A=1\nexport B\n").message, "this line is no entry: dotenv leaves it out");
  EXPECT_EQ(only_warning("A B=2\n").code, "CFP2114");
  EXPECT_EQ(only_warning("A:b\n").code, "CFP2114");
  EXPECT_EQ(only_warning("__proto__=1\n").code, "CFP2114");
}

TEST(EnvLint, WarnsOfADollarThatLoadingWouldExpand) {
  EXPECT_EQ(only_warning("P=pa$word\n").message,
            "loading this as a .env file would expand the $ in the value of P");
  EXPECT_EQ(only_warning("P='${A}'\n").code, "CFP2115");
  EXPECT_EQ(only_warning("P=a\\$b\n").code, "CFP2115");
}

TEST(EnvLint, NeverShowsACredential) {
  for (const Diagnostic& warning :
       lint("API_TOKEN=hunter2hunter2#x\nDB_PASSWORD=\"letmein99$x\n")) {
    EXPECT_EQ(warning.message.find("hunter2"), std::string::npos);
    EXPECT_EQ(warning.place->source_line.find("hunter2"), std::string::npos);
    EXPECT_EQ(warning.place->source_line.find("letmein"), std::string::npos);
  }
}

}  // namespace
}  // namespace cfplan
