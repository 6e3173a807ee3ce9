#include "golden/tree.hpp"

#include <cstdio>

#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

bool is_own_state(const std::string& path) {
  return path.starts_with(".cfplan/") || path.starts_with(".git/");
}

/// The bytes with CR, BOM and other invisible ones shown, a line as a line; "\ no final newline"
/// where there is none.
std::string shown(const std::string& bytes) {
  std::string text;
  for (char c : bytes) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '\n' || c == '\t' || (code >= 0x20 && code < 0x7f)) {
      text += c;
    } else {
      char escaped[8];
      std::snprintf(escaped, sizeof(escaped), "\\x%02X", code);
      text += escaped;
    }
  }
  if (!text.empty() && !text.ends_with('\n')) text += "\n\\ no final newline\n";
  return text;
}

std::string indented(const std::string& text) {
  std::string result;
  bool at_start = true;
  for (char c : text) {
    if (at_start && c != '\n') result += "    ";
    result += c;
    at_start = c == '\n';
  }
  return result;
}

}  // namespace

Tree read_tree(const std::filesystem::path& folder) {
  Tree tree;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string path = entry.path().lexically_relative(folder).generic_string();
    if (entry.is_regular_file() && !is_own_state(path)) tree[path] = read_file(entry.path());
  }
  return tree;
}

std::string describe_changes(const Tree& before, const Tree& after) {
  std::string text;
  for (const auto& [path, bytes] : after) {
    const auto old = before.find(path);
    if (old != before.end() && old->second == bytes) continue;
    text += (old == before.end() ? "created " : "changed ") + path + "\n" + indented(shown(bytes));
  }
  for (const auto& [path, bytes] : before) {
    if (!after.contains(path)) text += "deleted " + path + "\n";
  }
  return text;
}

}  // namespace cfplan::tests
