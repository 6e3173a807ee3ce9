#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <map>

#include "architecture/source_tree.hpp"

namespace cfplan::tests {
namespace {

/// Words of code that only some files may hold.
struct Ban {
  std::string what;
  std::vector<std::string> words;
  std::vector<std::string> allowed_in;  ///< beginnings of paths
};

const std::vector<Ban>& bans() {
  static const std::vector<Ban> all = {
      {"printing",
       {"std::cout", "std::cerr", "std::clog", "printf", "puts", "fputs", "fprintf"},
       {"src/cli/output.cpp", "src/base/check.cpp"}},
      {"reading the environment",
       {"getenv", "secure_getenv", "setenv", "environ"},
       {"src/providers/host/"}},
      {"asking a clock",
       {"system_clock::now", "steady_clock::now", "clock_gettime", "gettimeofday"},
       {"src/providers/host/"}},
      {"waiting", {"sleep_for", "sleep_until", "usleep", "nanosleep"}, {"src/providers/host/"}},
      {"running programs",
       {"popen", "posix_spawn", "posix_spawnp", "execv", "execve", "execvp", "fork", "std::system"},
       {"src/providers/host/"}},
      {"randomness", {"random_device", "getrandom", "std::rand"}, {"src/providers/host/"}},
      {"opening files",
       {"ifstream", "ofstream", "fstream", "fopen", "openat", "openat2"},
       {"src/providers/"}},
      {"the file system", {"std::filesystem"}, {"src/providers/", "src/cli/host.cpp"}},
      {"throwing", {"throw"}, {}},
  };
  return all;
}

bool is_word_character(char c) { return c == '_' || std::isalnum(static_cast<unsigned char>(c)); }

bool holds_word(const std::string& code, const std::string& word) {
  for (std::size_t at = code.find(word); at != std::string::npos; at = code.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || !is_word_character(code[at - 1]);
    if (begins && (end == code.size() || !is_word_character(code[end]))) return true;
  }
  return false;
}

bool holds_any(const std::string& code, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return holds_word(code, word); });
}

bool is_allowed(const Ban& ban, const std::string& path) {
  for (const std::string& place : ban.allowed_in) {
    if (path.starts_with(place)) return true;
  }
  return false;
}

TEST(SourceRules, KeepTheWorldOutsideInItsRoom) {
  std::vector<SourceText> files = source_tree("src", {".hpp", ".cpp"});
  for (SourceText& file : source_tree("include", {".hpp"})) files.push_back(std::move(file));
  EXPECT_GT(files.size(), 50U);
  for (const SourceText& file : files) {
    for (const SourceLine& line : file.lines) {
      const std::string code = code_of(line.text);
      for (const Ban& ban : bans()) {
        EXPECT_FALSE(!is_allowed(ban, file.path) && holds_any(code, ban.words))
            << at(file, line, ban.what);
      }
    }
  }
}

TEST(SourceRules, EveryHeaderIsIncludedOnce) {
  for (const std::string folder : {"include", "src", "tests"}) {
    for (const SourceText& file : source_tree(folder, {".hpp"})) {
      EXPECT_NE(file.whole().find("#pragma once\n"), std::string::npos) << file.path;
    }
  }
}

TEST(SourceRules, EveryTestIsInATarget) {
  for (const SourceText& test : source_tree("tests", {"_test.cpp"})) {
    const std::filesystem::path path(test.path);
    std::string lists;
    for (auto folder = path.parent_path(); folder != "tests"; folder = folder.parent_path()) {
      lists += read_source(folder / "CMakeLists.txt").whole();
    }
    EXPECT_TRUE(holds_word(lists, path.stem().string()))
        << test.path << " is in no CMakeLists.txt of its folders";
  }
}

TEST(SourceRules, NothingIsLeftToDo) {
  // Put together here, so that this file does not find itself.
  const std::vector<std::string> marks = {std::string("TO") + "DO", std::string("FIX") + "ME"};
  for (const std::string folder : {"include", "src", "tests", "scripts", "docs"}) {
    for (const SourceText& file : source_tree(folder, {".hpp", ".cpp", ".md", ".txt", ".cmake"})) {
      for (const SourceLine& line : file.lines) {
        EXPECT_FALSE(holds_any(line.text, marks)) << at(file, line, line.text);
      }
    }
  }
}

/// The name of the class, struct or enum that a line of a header begins to define, or empty.
std::string defined_type(const std::string& line) {
  for (const std::string start : {"class ", "struct ", "enum class "}) {
    if (!line.starts_with(start) || line.ends_with(";")) continue;
    const std::size_t end = line.find_first_not_of(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_", start.size());
    const bool is_member = end != std::string::npos && line.compare(end, 2, "::") == 0;
    return is_member ? "" : line.substr(start.size(), end - start.size());
  }
  return "";
}

/// Two types of one name in one namespace are one type to the linker, whichever it meets first.
TEST(SourceRules, NoTwoHeadersDefineATypeOfOneName) {
  std::map<std::string, std::string> defined;
  for (const std::string folder : {"include", "src"}) {
    for (const SourceText& file : source_tree(folder, {".hpp"})) {
      std::string space;
      for (const SourceLine& line : file.lines) {
        if (line.text.starts_with("namespace ")) space = line.text;
        const std::string name = defined_type(line.text);
        if (name.empty()) continue;
        const auto [first, is_new] = defined.emplace(space + name, file.path);
        EXPECT_TRUE(is_new || first->second == file.path)
            << at(file, line, name + " is defined in " + first->second + " too");
      }
    }
  }
}

/// A long file is no error, but somebody should ask why.
TEST(SourceRules, LongFilesAreNamed) {
  constexpr std::size_t kAskWhy = 300;
  for (const std::string folder : {"include", "src"}) {
    for (const SourceText& file : source_tree(folder, {".hpp", ".cpp"})) {
      if (file.lines.size() <= kAskWhy) continue;
      std::cout << "long: " << file.path << " has " << file.lines.size() << " lines\n";
    }
  }
}

}  // namespace
}  // namespace cfplan::tests
