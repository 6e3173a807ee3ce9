#include "manifest/yaml/flow_text.hpp"

#include "manifest/yaml/yaml_spans.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kBlanks = " \t";

bool opens(char c) { return c == '[' || c == '{'; }
bool closes(char c) { return c == ']' || c == '}'; }

/// Goes over the text of a list or map, bracket by bracket and quote by quote.
class FlowScan {
 public:
  explicit FlowScan(std::string_view bytes, std::size_t begin) : bytes_(bytes), at_(begin) {}

  /// The offsets of the opening bracket, of each comma between the items, and of the closing
  /// bracket; none when it does not close on its line.
  std::optional<std::vector<std::size_t>> marks() {
    std::vector<std::size_t> marks;
    std::size_t depth = 0;
    bool value_may_start = true;
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\n' || c == '\r' || begins_comment()) return std::nullopt;
      if ((c == '"' || c == '\'') && value_may_start) {
        const auto quoted = quoted_span(bytes_, at_);
        if (!quoted) return std::nullopt;
        at_ = quoted->end - 1;
      }
      if (opens(c) && depth++ == 0) marks.push_back(at_);
      if (c == ',' && depth == 1) marks.push_back(at_);
      if (closes(c) && --depth == 0) {
        marks.push_back(at_);
        return marks;
      }
      const bool blank = kBlanks.find(c) != std::string_view::npos;
      value_may_start = opens(c) || c == ',' || c == ':' || (value_may_start && blank);
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool begins_comment() const {
    return bytes_[at_] == '#' && kBlanks.find(bytes_[at_ - 1]) != std::string_view::npos;
  }

  std::string_view bytes_;
  std::size_t at_;
};

/// What stands between the offsets, without the blanks around it.
SourceSpan trimmed(std::string_view bytes, std::size_t begin, std::size_t end) {
  while (begin < end && kBlanks.find(bytes[begin]) != std::string_view::npos) ++begin;
  while (end > begin && kBlanks.find(bytes[end - 1]) != std::string_view::npos) --end;
  return {begin, end};
}

}  // namespace

std::optional<FlowText> FlowText::at(std::string_view bytes, std::size_t begin) {
  if (begin >= bytes.size() || !opens(bytes[begin])) return std::nullopt;
  const auto marks = FlowScan(bytes, begin).marks();
  if (!marks) return std::nullopt;
  FlowText flow;
  flow.span_ = {begin, marks->back() + 1};
  flow.end_ = begin + 1;
  for (std::size_t i = 1; i < marks->size(); ++i) {
    const SourceSpan item = trimmed(bytes, (*marks)[i - 1] + 1, (*marks)[i]);
    if (item.size() == 0) continue;
    const bool comma_follows = i + 1 < marks->size();
    flow.items_.push_back(item);
    flow.end_ = comma_follows ? (*marks)[i] + 1 : item.end;
  }
  return flow;
}

TextEdit FlowText::addition(const std::string& item) const {
  if (items_.empty()) return {{span_.begin + 1, span_.end - 1}, " " + item + " "};
  const bool comma_is_there = end_ != items_.back().end;
  return {{end_, end_}, (comma_is_there ? " " : ", ") + item};
}

std::optional<TextEdit> FlowText::removal(std::size_t item) const {
  if (item >= items_.size()) return std::nullopt;
  if (items_.size() == 1) return TextEdit{{span_.begin + 1, span_.end - 1}, ""};
  const bool is_last = item + 1 == items_.size();
  return is_last ? TextEdit{{items_[item - 1].end, items_[item].end}, ""}
                 : TextEdit{{items_[item].begin, items_[item + 1].begin}, ""};
}

}  // namespace cfplan
