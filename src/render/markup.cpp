#include "render/markup.hpp"

#include <algorithm>
#include <cstddef>

namespace cfplan {
namespace {

std::size_t longest_backtick_run(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string markdown_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      // The comment cuts the word, so that GitHub finds nobody to notify.
      case '@': out += "@<!-- -->"; break;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '#':
      case '|':
      case '~':
      case '!':
      case '$': out.append("\\") += c; break;
      default: out += c;
    }
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  const std::string ticks(longest_backtick_run(text) + 1, '`');
  const bool pads = text.empty() || text.front() == '`' || text.back() == '`' ||
                    (text.front() == ' ' && text.back() == ' ');
  const std::string_view pad = pads ? " " : "";
  return std::string(ticks).append(pad).append(text).append(pad).append(ticks);
}

std::string markdown_fence(std::string_view language, const std::vector<std::string>& lines) {
  std::size_t longest = 2;
  for (const std::string& line : lines) longest = std::max(longest, longest_backtick_run(line));
  const std::string ticks(longest + 1, '`');
  std::string out = std::string(ticks).append(language).append("\n");
  for (const std::string& line : lines) out.append(line).append("\n");
  return out.append(ticks).append("\n");
}

}  // namespace cfplan
