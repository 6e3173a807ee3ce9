#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cfplan::tests {

struct SourceLine {
  std::size_t number = 1;
  std::string text;
};

/// One file of the repository.
struct SourceText {
  std::string path;  ///< relative to the repository
  std::vector<SourceLine> lines;

  [[nodiscard]] std::string whole() const;
};

/// All files beneath a folder of the repository (the working directory of the tests) whose names
/// end in one of the suffixes, sorted by path.
[[nodiscard]] std::vector<SourceText> source_tree(const std::string& folder,
                                                  const std::vector<std::string>& suffixes);

[[nodiscard]] SourceText read_source(const std::filesystem::path& path);

/// The line without its `//` comment and with string literals emptied.
[[nodiscard]] std::string code_of(const std::string& line);

/// "path:line: what" for messages of failing tests.
[[nodiscard]] std::string at(const SourceText& file, const SourceLine& line,
                             const std::string& what);

}  // namespace cfplan::tests
