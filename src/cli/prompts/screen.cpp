#include "cli/prompts/screen.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr const char* kReset = "\x1b[0m";
constexpr const char* kClearToEnd = "\x1b[J";

std::string up(std::size_t lines) {
  return lines == 0 ? "" : "\x1b[" + std::to_string(lines) + "A";
}

std::string right(std::size_t columns) {
  return columns == 0 ? "" : "\x1b[" + std::to_string(columns) + "C";
}

const char* tone_of(LineRole role) {
  switch (role) {
    case LineRole::Label: return "\x1b[1m";
    case LineRole::Marked: return "\x1b[36m";
    case LineRole::Note: return "\x1b[2m";
    case LineRole::Objection: return "\x1b[31m";
    case LineRole::Plain: break;
  }
  return "";
}

/// Rows that a line takes once the window is this wide.
std::size_t rows_of(const ScreenLine& line, std::size_t columns) {
  const std::size_t length = count_code_points(line.text);
  return std::max<std::size_t>(1, (length + columns - 1) / std::max<std::size_t>(1, columns));
}

}  // namespace

std::string Screen::redraw(const Frame& frame, TerminalSize size) {
  std::string bytes = back_to_start(size);
  for (std::size_t i = 0; i < frame.lines.size(); ++i) {
    if (i > 0) bytes += "\n";
    bytes += painted(frame.lines[i]);
  }
  bytes += up(frame.lines.size() - 1 - frame.cursor_line) + "\r" + right(frame.cursor_column);
  drawn_ = frame;
  return bytes;
}

std::string Screen::close(const std::string& line, TerminalSize size) {
  std::string bytes = back_to_start(size);
  drawn_ = {};
  return line.empty() ? bytes : bytes + line + "\n";
}

std::string Screen::back_to_start(TerminalSize size) const {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < drawn_.cursor_line; ++i) {
    rows += rows_of(drawn_.lines[i], size.columns);
  }
  // A narrower window has broken the line of the cursor too.
  if (!drawn_.lines.empty()) rows += drawn_.cursor_column / std::max<std::size_t>(1, size.columns);
  return up(rows) + "\r" + kClearToEnd;
}

std::string Screen::painted(const ScreenLine& line) const {
  const char* tone = color_ == Color::On ? tone_of(line.role) : "";
  return *tone == '\0' ? line.text : tone + line.text + kReset;
}

}  // namespace cfplan
