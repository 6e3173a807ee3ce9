#include "cli/diagnostic_texts.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"
#include "cli/embedded_documentation.hpp"

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

void read_sections(std::string_view document, std::vector<DiagnosticText>& out) {
  std::size_t begin = document.find(kHeading);
  while (begin != std::string_view::npos) {
    begin += kHeading.size();
    const std::size_t next = document.find("\n## ", begin);
    const std::size_t end = next == std::string_view::npos ? document.size() : next + 1;
    out.push_back(read_section(document.substr(begin, end - begin)));
    begin = next == std::string_view::npos ? next : next + 1;
  }
}

std::vector<DiagnosticText> read_all() {
  std::vector<DiagnosticText> all;
  for (std::string_view document : embedded_diagnostics_documents()) read_sections(document, all);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
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
