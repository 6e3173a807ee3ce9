#include "render/paint.hpp"

namespace cfplan {
namespace {

// The sixteen colours that every terminal has and every theme keeps readable.
std::string_view sequence(Tone tone) {
  switch (tone) {
    case Tone::Plain: return "";
    case Tone::Created: return "\x1b[32m";
    case Tone::Changed: return "\x1b[33m";
    case Tone::Deleted: return "\x1b[31m";
    case Tone::Hunk: return "\x1b[36m";
    case Tone::Heading: return "\x1b[1m";
    case Tone::Dim: return "\x1b[2m";
    case Tone::Error: return "\x1b[1;31m";
    case Tone::Warning: return "\x1b[1;33m";
    case Tone::Gutter: return "\x1b[36m";
  }
  return "";
}

}  // namespace

std::string paint(std::string_view text, Tone tone, const Style& style) {
  const std::string_view start = sequence(tone);
  if (style.color == Color::Off || start.empty() || text.empty()) return std::string(text);
  return std::string(start).append(text).append("\x1b[0m");
}

}  // namespace cfplan
