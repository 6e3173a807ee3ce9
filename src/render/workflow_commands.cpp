#include "render/workflow_commands.hpp"

#include <string_view>

namespace cfplan {
namespace {

constexpr std::string_view kOldCommand = "##[";

// Whether the line that begins at `start` is a command; `at` is then where its `::` stands.
bool begins_command(std::string_view text, std::size_t start, std::size_t& at) {
  at = text.find_first_not_of(" \t", start);
  return at != std::string_view::npos && text.substr(at).starts_with("::");
}

bool has_command(std::string_view text) {
  if (text.find(kOldCommand) != std::string_view::npos) return true;
  std::size_t at = 0;
  for (std::size_t line = 0; line < text.size();) {
    if (begins_command(text, line, at)) return true;
    const std::size_t end = text.find('\n', line);
    line = end == std::string_view::npos ? text.size() : end + 1;
  }
  return false;
}

}  // namespace

std::string disarm_workflow_commands(std::string text) {
  if (!has_command(text)) return text;
  const std::string_view all = text;
  std::string out;
  out.reserve(text.size() + 64);
  std::size_t colons = 0;
  bool armed = begins_command(all, 0, colons);
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (armed && i == colons) {
      out += "\\u{003A}";
    } else if (all.substr(i).starts_with(kOldCommand)) {
      out += "\\u{0023}";
    } else {
      out += all[i];
    }
    if (all[i] == '\n') armed = begins_command(all, i + 1, colons);
  }
  return out;
}

}  // namespace cfplan
