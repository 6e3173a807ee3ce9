#include "architecture/source_tree.hpp"

#include <algorithm>
#include <fstream>

namespace cfplan::tests {

std::string SourceText::whole() const {
  std::string text;
  for (const SourceLine& line : lines) text += line.text + "\n";
  return text;
}

SourceText read_source(const std::filesystem::path& path) {
  SourceText file{.path = path.generic_string(), .lines = {}};
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    file.lines.push_back({file.lines.size() + 1, line});
  }
  return file;
}

std::vector<SourceText> source_tree(const std::string& folder,
                                    const std::vector<std::string>& suffixes) {
  std::vector<SourceText> files;
  if (!std::filesystem::exists(folder)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    const bool matches = std::any_of(suffixes.begin(), suffixes.end(),
                                     [&](const auto& suffix) { return name.ends_with(suffix); });
    if (entry.is_regular_file() && matches) files.push_back(read_source(entry.path()));
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

std::string code_of(const std::string& line) {
  std::string code;
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (in_string && line[i] == '\\') {
      ++i;
    } else if (line[i] == '"') {
      in_string = !in_string;
      code += '"';
    } else if (!in_string && line.compare(i, 2, "//") == 0) {
      break;
    } else if (!in_string) {
      code += line[i];
    }
  }
  return code;
}

std::string at(const SourceText& file, const SourceLine& line, const std::string& what) {
  return file.path + ":" + std::to_string(line.number) + ": " + what;
}

}  // namespace cfplan::tests
