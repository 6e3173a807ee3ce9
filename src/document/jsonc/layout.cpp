#include "document/jsonc/layout.hpp"

#include <optional>

#include "document/jsonc/trivia.hpp"

namespace cfplan::jsoncdoc {
namespace {

std::string line_end_of(std::string_view text) {
  const std::size_t at = text.find_first_of("\r\n");
  if (at == std::string_view::npos || text[at] == '\n') return "\n";
  return text.substr(at).starts_with("\r\n") ? "\r\n" : "\r";
}

bool is_plain_colon(std::string_view colon) {
  return colon.find_first_not_of(" :") == std::string_view::npos;
}

// The first item that begins a line, at any depth, with the line its container starts in. A line
// may be the whole file: nothing is looked for in what was looked through before.
std::optional<std::string> unit_of(std::string_view text, const Node& node) {
  std::size_t before = node.span.begin;
  for (const Item& item : node.items()) {
    if (item.is_made()) break;
    const std::string_view gap = text.substr(before, item.begin - before);
    if (gap.find_first_of("\r\n") != std::string_view::npos) {
      const std::string_view outer = indentation_at(text, node.span.begin);
      const std::string_view inner = indentation_at(text, item.begin);
      if (!inner.empty() && inner != outer) {
        return std::string(inner.starts_with(outer) ? inner.substr(outer.size()) : inner);
      }
    }
    before = item.value.span.end;
    if (item.value.is_made) continue;
    if (auto unit = unit_of(text, item.value)) return unit;
  }
  return std::nullopt;
}

}  // namespace

Layout layout_of(std::string_view text, const Node& root) {
  Layout layout;
  layout.line_end = line_end_of(text);
  const std::string_view object = text.substr(root.span.begin, root.span.size());
  const bool is_empty = root.items().empty() || root.items().front().is_made();
  layout.is_one_line = !is_empty && object.find_first_of("\r\n") == std::string_view::npos;
  if (auto unit = unit_of(text, root)) layout.unit = *std::move(unit);
  if (!is_empty) {
    const Item& first = root.items().front();
    const std::string_view head = text.substr(first.begin, first.value.span.begin - first.begin);
    const std::string_view colon = head.substr(head.find_last_of('"') + 1);
    if (is_plain_colon(colon)) layout.colon = colon;
  }
  return layout;
}

}  // namespace cfplan::jsoncdoc
