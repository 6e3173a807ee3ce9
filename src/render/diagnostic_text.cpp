#include "cfplan/render/diagnostic_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "cfplan/base/text.hpp"
#include "render/diagnostic_mask.hpp"
#include "render/line_cut.hpp"
#include "render/paint.hpp"
#include "render/workflow_commands.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLeastGutter = 2;
constexpr std::size_t kLeastSource = 20;  // however narrow the terminal is

// The source line and the line of carets under it, cut around the caret to what fits.
struct Excerpt {
  std::string source;
  std::string caret;
};

// Which code points of a long line are shown: [begin, end).
struct Shown {
  std::size_t begin;
  std::size_t end;
};

Shown shown_part(std::size_t size, std::size_t caret, std::size_t width, std::size_t room) {
  if (size <= room) return {0, size};
  const std::size_t inner = room - 2;  // an ellipsis at either end
  const std::size_t meant = std::min(width, inner);
  const std::size_t before = (inner - meant) / 2;
  const std::size_t begin = std::min(caret > before ? caret - before : 0, size - inner);
  return {begin, begin + inner};
}

Excerpt make_excerpt(const Place& place, std::size_t room) {
  const std::string visible_line = visible(place.source_line);
  const std::vector<std::string_view> points = code_points(visible_line);
  const std::size_t caret =
      std::min(std::max<std::size_t>(place.caret_column, 1) - 1, points.size());
  const Shown shown = shown_part(points.size(), caret, place.caret_width, room);
  Excerpt out;
  if (shown.begin > 0) {
    out.source += "…";
    out.caret += ' ';
  }
  for (std::size_t i = shown.begin; i < shown.end; ++i) {
    out.source += points[i];
    if (i < caret) out.caret += points[i] == "\t" ? '\t' : ' ';
  }
  if (shown.end < points.size()) out.source += "…";
  const std::size_t left = std::max<std::size_t>(shown.end, caret + 1) - caret;
  out.caret.append(std::clamp<std::size_t>(place.caret_width, 1, left), '^');
  return out;
}

Tone tone_of(Severity severity) {
  return severity == Severity::Error ? Tone::Error : Tone::Warning;
}

std::string headline(const Diagnostic& diagnostic, const Style& style) {
  std::string label = diagnostic.severity == Severity::Error ? "error" : "warning";
  if (!diagnostic.code.empty()) label += "[" + visible(diagnostic.code) + "]";
  return paint(label, tone_of(diagnostic.severity), style) +
         paint(": " + visible(diagnostic.message), Tone::Heading, style) + "\n";
}

// "deployments.yaml:31:9", or what the diagnostic is about when it has no place in a file.
std::string place_text(const Diagnostic& diagnostic) {
  if (!diagnostic.place) {
    return visible(diagnostic.resource.empty() ? diagnostic.deployment : diagnostic.resource);
  }
  const Place& place = *diagnostic.place;
  std::string out = visible(place.file);
  if (place.line > 0) out += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) out += ":" + std::to_string(place.column);
  return out;
}

std::string snippet(const Diagnostic& diagnostic, std::size_t gutter, const Style& style) {
  const Place& place = *diagnostic.place;
  const std::size_t taken = gutter + 3;
  const std::size_t room = std::max(style.width > taken ? style.width - taken : 0, kLeastSource);
  const Excerpt excerpt = make_excerpt(place, room);
  const std::string number = std::to_string(place.line);
  const std::string empty = paint(std::string(gutter, ' ') + " |", Tone::Gutter, style);
  const std::string numbered =
      paint(std::string(gutter - number.size(), ' ') + number + " |", Tone::Gutter, style);
  const std::size_t caret = excerpt.caret.find('^');
  return empty + "\n" + numbered + " " + excerpt.source + "\n" + empty + " " +
         excerpt.caret.substr(0, caret) +
         paint(excerpt.caret.substr(caret), tone_of(diagnostic.severity), style) + "\n";
}

}  // namespace

std::string render_diagnostic(const Diagnostic& unmasked, const Style& style) {
  const Diagnostic diagnostic = mask_diagnostic(unmasked, {}, style.ids);
  std::size_t gutter = kLeastGutter;
  const bool has_line = diagnostic.place && diagnostic.place->line > 0;
  if (has_line) gutter = std::max(gutter, std::to_string(diagnostic.place->line).size());
  const std::string indent(gutter, ' ');

  std::string out = headline(diagnostic, style);
  const std::string place = place_text(diagnostic);
  if (!place.empty()) out += indent + paint("-->", Tone::Gutter, style) + " " + place + "\n";
  if (has_line && !diagnostic.place->source_line.empty()) {
    out += snippet(diagnostic, gutter, style);
  }
  if (!diagnostic.hint.empty()) {
    out += indent + " " + paint("= hint:", Tone::Gutter, style) + " " + visible(diagnostic.hint) +
           "\n";
  }
  return disarm_workflow_commands(std::move(out));
}

std::string render_diagnostics(const Diagnostics& diagnostics, const Style& style) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!out.empty()) out += "\n";
    out += render_diagnostic(diagnostic, style);
  }
  return out;
}

}  // namespace cfplan
