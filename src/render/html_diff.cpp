#include "render/html_diff.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <vector>

#include "render/markup.hpp"

namespace cfplan {
namespace {

std::string_view line_class(std::string_view line) {
  switch (line.empty() ? ' ' : line.front()) {
    case '+': return "add";
    case '-': return "del";
    case '@': return "hunk";
    case '\\': return "dim";
    default: return "";
  }
}

std::string span(std::string_view css_class, std::string_view text) {
  const std::string attribute =
      css_class.empty() ? "" : " class=\"" + std::string(css_class) + "\"";
  return "<span" + attribute + ">" + html_escaped(text) + "</span>";
}

std::string unified(const FileDiff& file) {
  std::string out = "<pre>" + span("dim", file.before_header) + span("dim", file.after_header);
  for (const std::string& line : file.lines) out += span(line_class(line), line);
  return out + "</pre>";
}

// The number behind `mark` in "@@ -12,3 +14 @@".
std::size_t first_line(std::string_view hunk, char mark) {
  const std::size_t at = hunk.find(mark);
  std::size_t number = 0;
  if (at != std::string_view::npos) {
    std::from_chars(hunk.data() + at + 1, hunk.data() + hunk.size(), number);
  }
  return number;
}

// Rows of two columns, the removed lines of a run beside the added ones.
class SideBySide {
 public:
  std::string render(const FileDiff& file) {
    out_ =
        "<table><caption class=\"vh\">Lines before and after</caption>"
        "<colgroup><col class=\"no\"><col><col class=\"no\"><col></colgroup>"
        "<thead><tr><th colspan=\"2\" scope=\"colgroup\">Before</th>"
        "<th colspan=\"2\" scope=\"colgroup\">After</th></tr></thead><tbody>";
    for (const std::string& line : file.lines) add(line);
    flush();
    return std::move(out_) + "</tbody></table>";
  }

 private:
  void add(const std::string& line) {
    switch (line.empty() ? ' ' : line.front()) {
      case '-': removed_.push_back(line); return;
      case '+': added_.push_back(line); return;
      case '\\': note(line); return;
      case '@':
        flush();
        before_ = first_line(line, '-');
        after_ = first_line(line, '+');
        out_ += "<tr class=\"hunk\"><td colspan=\"4\">" + html_escaped(line) + "</td></tr>\n";
        return;
      default: flush(); row(side(before_++, "", line), side(after_++, "", line));
    }
  }

  // Belongs to the line before it.
  void note(const std::string& line) {
    if (!added_.empty()) {
      added_.back() += "\n" + line;
    } else if (!removed_.empty()) {
      removed_.back() += "\n" + line;
    } else {
      out_ += "<tr><td colspan=\"4\" class=\"dim\">" + html_escaped(line) + "</td></tr>\n";
    }
  }

  void flush() {
    for (std::size_t i = 0; i < std::max(removed_.size(), added_.size()); ++i) {
      row(i < removed_.size() ? side(before_++, "del", removed_[i]) : kNothing,
          i < added_.size() ? side(after_++, "add", added_[i]) : kNothing);
    }
    removed_.clear();
    added_.clear();
  }

  static std::string side(std::size_t number, std::string_view css_class, const std::string& line) {
    const std::string attribute =
        css_class.empty() ? "" : " class=\"" + std::string(css_class) + "\"";
    return "<td class=\"no\">" + std::to_string(number) + "</td><td" + attribute + ">" +
           html_escaped(line) + "</td>";
  }

  void row(const std::string& before, const std::string& after) {
    out_ += "<tr>" + before + after + "</tr>\n";
  }

  const std::string kNothing = "<td></td><td></td>";
  std::string out_;
  std::vector<std::string> removed_;
  std::vector<std::string> added_;
  std::size_t before_ = 0;
  std::size_t after_ = 0;
};

std::string_view sign_class(Sign sign) {
  return sign == Sign::Create ? "create" : sign == Sign::Delete ? "delete" : "change";
}

}  // namespace

std::string html_diff(const FileDiff& file, std::string_view whose) {
  const std::string label =
      html_escaped(file.path + (whose.empty() ? "" : " for ")) + html_escaped(whose);
  return "<details open><summary><code class=\"" + std::string(sign_class(file.sign)) + "\">" +
         sign_mark(file.sign) + " " + html_escaped(file.path) + "</code></summary>" +
         "<div class=\"diff unified\" tabindex=\"0\" role=\"group\" aria-label=\"Unified diff of " +
         label + "\">" + unified(file) + "</div>" +
         "<div class=\"diff split\" tabindex=\"0\" role=\"group\" aria-label=\"Side by side diff "
         "of " +
         label + "\">" + SideBySide().render(file) + "</div></details>\n";
}

}  // namespace cfplan
