#include "document/jsonc/layout.hpp"

#include <optional>
#include <vector>

#include "document/jsonc/scanner.hpp"
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

/// Looks for the first item that begins a line, at any depth, and takes the indentation that it has
/// beyond the line its container starts in. A line may be the whole file: nothing is looked for in
/// what was looked through before.
class UnitTaker : public IdleTaker {
 public:
  explicit UnitTaker(std::string_view text) : text_(text) {}

  void open(Node::Kind, std::size_t begin) { open_.push_back({begin, begin}); }
  void close(std::size_t end) {
    open_.pop_back();
    scalar({end, end});
  }
  void scalar(SourceSpan span) {
    if (!open_.empty()) open_.back().before = span.end;
  }
  [[nodiscard]] bool item(std::size_t begin) {
    const Open& container = open_.back();
    const std::string_view gap = text_.substr(container.before, begin - container.before);
    if (gap.find_first_of("\r\n") == std::string_view::npos) return true;
    const std::string_view outer = indentation_at(text_, container.begin);
    const std::string_view inner = indentation_at(text_, begin);
    if (inner.empty() || inner == outer) return true;
    unit_ = inner.starts_with(outer) ? inner.substr(outer.size()) : inner;
    return false;
  }

  [[nodiscard]] const std::optional<std::string>& unit() const { return unit_; }

 private:
  struct Open {
    std::size_t begin;
    std::size_t before;  // the end of the item before, or the begin
  };
  std::string_view text_;
  std::vector<Open> open_;
  std::optional<std::string> unit_;
};

}  // namespace

Layout layout_of(std::string_view text, const Node& root) {
  Layout layout;
  layout.line_end = line_end_of(text);
  const std::string_view object = text.substr(root.span.begin, root.span.size());
  const std::vector<Item>& items = root.known_items();
  const bool is_empty = items.empty() || items.front().is_made();
  layout.is_one_line = !is_empty && object.find_first_of("\r\n") == std::string_view::npos;
  UnitTaker taker(text);
  Scanner(text, taker).scan_container(root.span.begin);
  if (taker.unit()) layout.unit = *taker.unit();
  if (!is_empty) {
    const Item& first = items.front();
    const std::string_view head = text.substr(first.begin, first.value.span.begin - first.begin);
    const std::string_view colon = head.substr(head.find_last_of('"') + 1);
    if (is_plain_colon(colon)) layout.colon = colon;
  }
  return layout;
}

}  // namespace cfplan::jsoncdoc
