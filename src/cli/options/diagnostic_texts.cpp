#include "cli/options/diagnostic_texts.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"
#include "cli/options/embedded_documentation.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kHeading = "## ";

std::string_view trimmed(std::string_view text) {
  while (text.starts_with('\n')) text.remove_prefix(1);
  while (text.ends_with("\n\n")) text.remove_suffix(1);
  return text;
}

/// One section: `CFPnnnn: title`, a line end, and its paragraphs.
DiagnosticText read_section(std::string_view section) {
  const std::size_t line_end = std::min(section.find('\n'), section.size());
  const std::string_view heading = section.substr(0, line_end);
  const std::size_t colon = std::min(heading.find(": "), heading.size());
  return {.code = heading.substr(0, colon),
          .title = colon == heading.size() ? "" : heading.substr(colon + 2),
          .text = trimmed(section.substr(line_end))};
}

std::vector<DiagnosticText> read_all() {
  std::vector<DiagnosticText> all;
  const std::string_view page = embedded_diagnostics_page();
  std::size_t begin = page.find(kHeading);
  while (begin != std::string_view::npos) {
    begin += kHeading.size();
    const std::size_t next = page.find("\n## ", begin);
    const std::size_t end = next == std::string_view::npos ? page.size() : next + 1;
    all.push_back(read_section(page.substr(begin, end - begin)));
    begin = next == std::string_view::npos ? next : next + 1;
  }
  return all;
}

}  // namespace

const std::vector<DiagnosticText>& diagnostic_texts() {
  static const std::vector<DiagnosticText> all = read_all();
  return all;
}

const DiagnosticText* find_diagnostic_text(std::string_view code) {
  for (const DiagnosticText& candidate : diagnostic_texts()) {
    if (lower_ascii(candidate.code) == lower_ascii(code)) return &candidate;
  }
  return nullptr;
}

}  // namespace cfplan
