#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>

#include "architecture/source_tree.hpp"

namespace cfplan::tests {
namespace {

using Rooms = std::set<std::string>;

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (char c : text) {
    if ((c >= 'a' && c <= 'z') || c == '_') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Room → rooms it may include, as ARCHITECTURE.md says.
std::map<std::string, Rooms> read_table() {
  std::map<std::string, Rooms> table;
  for (const SourceLine& line : read_source("ARCHITECTURE.md").lines) {
    if (!line.text.starts_with("| `")) continue;
    const std::size_t name_end = line.text.find('`', 3);
    const std::size_t last_bar = line.text.rfind('|');
    const std::size_t bar_before = line.text.rfind('|', last_bar - 1);
    const auto words = words_of(line.text.substr(bar_before + 1, last_bar - bar_before - 1));
    table[line.text.substr(3, name_end - 3)] = Rooms(words.begin(), words.end());
  }
  for (auto& [room, may_include] : table) {
    if (may_include == Rooms{"all"}) {
      for (const auto& [other, unused] : table) may_include.insert(other);
    }
  }
  return table;
}

/// What stands between the quotes of an `#include "…"`.
std::optional<std::string> quoted_include(const std::string& line) {
  static const std::string start = "#include \"";
  if (!line.starts_with(start)) return std::nullopt;
  return line.substr(start.size(), line.find('"', start.size()) - start.size());
}

std::string first_part(const std::string& path) { return path.substr(0, path.find('/')); }

/// Why the file of `room` may not include this, or empty.
std::string objection(const std::string& room, const Rooms& may_include,
                      const std::string& included) {
  static const std::string shared = "cfplan/";
  // A neighbour in the same folder.
  if (included.find('/') == std::string::npos) return "";
  if (!included.starts_with(shared)) {
    return first_part(included) == room ? "" : "a header that is private to another room";
  }
  const std::string other = first_part(included.substr(shared.size()));
  const bool allowed = other == room || may_include.contains(other);
  return allowed ? "" : "the room " + room + " may not include the room " + other;
}

TEST(IncludeTable, NamesEveryRoomOfTheTree) {
  std::set<std::string> rooms;
  for (const std::string folder : {"src", "include/cfplan"}) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      rooms.insert(entry.path().filename().string());
    }
  }
  std::set<std::string> named;
  for (const auto& [room, unused] : read_table()) named.insert(room);
  EXPECT_EQ(named, rooms);
}

TEST(IncludeTable, HoldsForEveryFile) {
  const auto table = read_table();
  std::size_t includes = 0;
  for (const auto& [room, may_include] : table) {
    for (const std::string& folder : {"include/cfplan/" + room, "src/" + room}) {
      for (const SourceText& file : source_tree(folder, {".hpp", ".cpp"})) {
        for (const SourceLine& line : file.lines) {
          const auto included = quoted_include(line.text);
          if (!included) continue;
          ++includes;
          EXPECT_EQ(objection(room, may_include, *included), "")
              << at(file, line, "includes " + *included);
        }
      }
    }
  }
  EXPECT_GT(includes, 100U);
}

TEST(IncludeTable, HasNoCircleInIt) {
  auto table = read_table();
  bool removed = true;
  while (removed) {
    removed = false;
    for (auto room = table.begin(); room != table.end();) {
      Rooms open = room->second;
      open.erase(room->first);
      bool waits = false;
      for (const std::string& other : open) waits = waits || table.contains(other);
      room = waits ? std::next(room) : (removed = true, table.erase(room));
    }
  }
  EXPECT_TRUE(table.empty()) << "rooms that include each other, starting at "
                             << table.begin()->first;
}

TEST(IncludeTable, PromisedHeadersNameNoThirdPartyButExpected) {
  for (const SourceText& file : source_tree("include", {".hpp"})) {
    for (const SourceLine& line : file.lines) {
      if (!line.text.starts_with("#include <")) continue;
      const bool is_standard = line.text.find_first_of("/.") == std::string::npos;
      const bool is_expected = line.text == "#include <tl/expected.hpp>";
      EXPECT_TRUE(is_standard || is_expected) << at(file, line, line.text);
    }
  }
}

/// Library → the files or folders that may include it.
const std::map<std::string, std::vector<std::string>>& library_places() {
  static const std::map<std::string, std::vector<std::string>> places = {
      {"<CLI/", {"src/cli/options/command_line.cpp"}},
      {"<curl/", {"src/providers/host/"}},
      {"<dtl/", {"src/render/unified_diff.cpp"}},
      {"<httplib", {}},
      {"<nlohmann/",
       {"src/cli/reports/json_results.cpp", "src/document/jsonc/",
        "src/manifest/schema/json_schema.cpp", "src/plan/json/", "src/providers/",
        "src/render/checkup_json.cpp", "src/render/deployment_json.cpp"}},
      {"<nettle/", {"src/apply/secret_values.cpp", "src/base/digest.cpp"}},
      {"<toml++/", {"src/document/toml/"}},
      {"<yaml-cpp/", {"src/manifest/yaml/"}},
  };
  return places;
}

TEST(IncludeTable, KeepsEachLibraryInItsPlace) {
  for (const SourceText& file : source_tree("src", {".hpp", ".cpp"})) {
    for (const SourceLine& line : file.lines) {
      for (const auto& [library, places] : library_places()) {
        if (!line.text.starts_with("#include " + library)) continue;
        bool in_place = false;
        for (const std::string& place : places) in_place = in_place || file.path.starts_with(place);
        EXPECT_TRUE(in_place) << at(file, line, line.text);
      }
    }
  }
}

}  // namespace
}  // namespace cfplan::tests
