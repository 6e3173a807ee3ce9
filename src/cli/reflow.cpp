#include "cli/reflow.hpp"

#include <algorithm>

namespace cfplan {
namespace {

/// How many columns the mark of a list item takes, its indentation included; 0: it is none.
std::size_t mark_width(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string_view::npos) return 0;
  const std::size_t digits_end = line.find_first_not_of("0123456789", begin);
  const bool is_number = digits_end != std::string_view::npos && digits_end > begin &&
                         line.substr(digits_end).starts_with(". ");
  if (is_number) return digits_end + 2;
  const bool is_bullet =
      line.substr(begin).starts_with("* ") || line.substr(begin).starts_with("- ");
  return is_bullet ? begin + 2 : 0;
}

class Reflow {
 public:
  explicit Reflow(std::size_t width) : width_(width) {}

  std::string run(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    end_paragraph();
    return std::move(out_);
  }

 private:
  void line(std::string_view line) {
    const bool is_fence = line.starts_with("```");
    if (is_fence) in_code_ = !in_code_;
    if (is_fence || in_code_ || line.empty() || line.starts_with('|')) {
      end_paragraph();
      out_.append(line).append("\n");
      return;
    }
    if (const std::size_t mark = mark_width(line); mark > 0) {
      end_paragraph();
      mark_ = line.substr(0, mark);
      line.remove_prefix(mark);
    }
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (!paragraph_.empty()) paragraph_ += ' ';
    paragraph_ += line;
  }

  void end_paragraph() {
    if (paragraph_.empty()) return;
    const std::size_t room = width_ > mark_.size() ? width_ - mark_.size() : 1;
    std::string before = mark_;
    for (const std::string& part : wrapped(paragraph_, room)) {
      out_.append(before).append(part).append("\n");
      before.assign(mark_.size(), ' ');
    }
    paragraph_.clear();
    mark_.clear();
  }

  std::size_t width_;
  bool in_code_ = false;
  std::string mark_;  // of the list item that the paragraph is
  std::string paragraph_;
  std::string out_;
};

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view word = text.substr(begin, end - begin);
    if (!lines.back().empty() && lines.back().size() + 1 + word.size() > width)
      lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    lines.back() += word;
    begin = end + 1;
  }
  return lines;
}

std::string reflowed(std::string_view text, std::size_t width) { return Reflow(width).run(text); }

}  // namespace cfplan
