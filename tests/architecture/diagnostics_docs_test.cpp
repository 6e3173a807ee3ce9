#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "architecture/source_tree.hpp"

namespace cfplan::tests {
namespace {

const std::regex& heading() {
  static const std::regex form(R"(## (CFP\d{4}): ([A-Za-z`0-9"].*[^.]))");
  return form;
}

/// Code → the file that explains it.
std::map<std::string, std::string> explained_codes() {
  std::map<std::string, std::string> codes;
  for (const SourceText& file : source_tree("docs", {"diagnostics.md"})) {
    for (const SourceLine& line : file.lines) {
      if (!line.text.starts_with("## ")) continue;
      std::smatch parts;
      EXPECT_TRUE(std::regex_match(line.text, parts, heading())) << at(file, line, line.text);
      if (parts.empty()) continue;
      EXPECT_TRUE(codes.emplace(parts[1], file.path).second)
          << at(file, line, "explained already in " + codes[parts[1]]);
    }
  }
  return codes;
}

std::set<std::string> used_codes() {
  const std::regex code(R"re("(CFP\d{4})")re");
  std::set<std::string> codes;
  for (const std::string folder : {"include", "src"}) {
    for (const SourceText& file : source_tree(folder, {".hpp", ".cpp"})) {
      const std::string text = file.whole();
      for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) {
        codes.insert((*it)[1]);
      }
    }
  }
  return codes;
}

TEST(DiagnosticsDocs, ExplainEveryCodeThatTheProgramUses) {
  const auto explained = explained_codes();
  std::string missing;
  for (const std::string& code : used_codes()) {
    if (!explained.contains(code)) missing += code + " ";
  }
  EXPECT_EQ(missing, "");
}

TEST(DiagnosticsDocs, ExplainNoCodeThatTheProgramDoesNotUse) {
  const auto used = used_codes();
  std::string unused;
  for (const auto& [code, file] : explained_codes()) {
    if (!used.contains(code)) unused += code + " of " + file + " ";
  }
  EXPECT_EQ(unused, "");
}

TEST(DiagnosticsDocs, AreSorted) {
  for (const SourceText& file : source_tree("docs", {"diagnostics.md"})) {
    std::string last;
    for (const SourceLine& line : file.lines) {
      if (!line.text.starts_with("## ")) continue;
      EXPECT_LT(last, line.text) << at(file, line, "is not sorted");
      last = line.text;
    }
  }
}

}  // namespace
}  // namespace cfplan::tests
