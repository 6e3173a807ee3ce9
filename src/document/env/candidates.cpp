#include "document/env/candidates.hpp"

#include <algorithm>
#include <array>

#include "cfplan/base/text.hpp"
#include "document/env/javascript_text.hpp"
#include "document/env/scanner.hpp"
#include "document/env/value_text.hpp"

namespace cfplan::envdoc {
namespace {

constexpr std::array<QuoteStyle, 4> kStyles{QuoteStyle::Bare, QuoteStyle::Double,
                                            QuoteStyle::Single, QuoteStyle::Backtick};

std::size_t bom_size(std::string_view text) { return text.starts_with(kByteOrderMark) ? 3 : 0; }

// From the start of the line in which the entry starts to behind the end of the one in which it
// ends.
SourceSpan lines_of(std::string_view text, const Entry& entry) {
  const std::size_t first = bom_size(text);
  std::size_t begin = entry.begin;
  while (begin > first && !is_line_start(text, begin)) --begin;
  const std::size_t end = line_end(text, entry.end);
  return {begin, end + line_end_size(text, end)};
}

bool ends_line(std::string_view text, std::size_t at) {
  return at == bom_size(text) || is_line_start(text, at);
}

// The line ending in use at this place: the last one before it, else the first one after it.
std::string line_end_at(std::string_view text, std::size_t at) {
  std::size_t found = text.substr(0, at).find_last_of("\r\n");
  if (found == std::string_view::npos) found = text.find_first_of("\r\n", at);
  if (found == std::string_view::npos) return "\n";
  if (text[found] == '\n' && found > 0 && text[found - 1] == '\r') --found;
  return std::string(text.substr(found, line_end_size(text, found)));
}

// Where a value goes that was empty: a comment that follows stays apart from it.
TextEdit fill_empty(std::string_view text, const Entry& entry) {
  const std::size_t space = entry.end - entry.value_begin;
  if (entry.end == text.size() || text[entry.end] != '#') return {{entry.end, entry.end}, ""};
  if (space == 0) return {{entry.end, entry.end}, " "};
  const std::size_t before_equals = entry.value_begin - 1 - entry.key.end;
  const std::size_t at = entry.value_begin + std::min(before_equals, space - 1);
  return {{at, at}, ""};
}

/// Where the entries of a text begin and end, if it has any.
struct Extent {
  std::optional<Entry> first;
  std::optional<Entry> last;
  bool are_all_exported = false;
};

Extent extent_of(std::string_view text) {
  Extent extent;
  Scanner scanner(text);
  while (const auto entry = scanner.next()) {
    const bool is_exported = entry->begin < entry->key.begin;
    extent.are_all_exported = is_exported && (extent.are_all_exported || !extent.first);
    if (!extent.first) extent.first = entry;
    extent.last = entry;
  }
  return extent;
}

std::optional<Candidate> first_that_passes(const std::vector<Candidate>& candidates,
                                           const Proof& proof) {
  const auto found = std::find_if(candidates.begin(), candidates.end(), proof);
  return found == candidates.end() ? std::nullopt : std::optional(*found);
}

// A new line at a place, which is the start of a line or the end of a text that ends without one.
TextEdit new_line(std::string_view text, std::size_t at, const std::string& line,
                  std::size_t blank_lines, std::size_t owner) {
  const std::string end = line_end_at(text, at);
  std::string made;
  for (std::size_t i = 0; i < blank_lines; ++i) made += end;
  made = ends_line(text, at) ? made + line + end : end + made + line;
  return {{at, at}, std::move(made), owner};
}

// The lines of all entries of the key; lines that touch are one span.
std::vector<SourceSpan> all_lines_of(std::string_view text, std::string_view key) {
  std::vector<SourceSpan> spans;
  Scanner scanner(text);
  while (const auto entry = scanner.next()) {
    if (part(text, entry->key) != key) continue;
    const SourceSpan lines = lines_of(text, *entry);
    if (!spans.empty() && spans.back().end >= lines.begin) spans.back().end = lines.end;
    else spans.push_back(lines);
  }
  return spans;
}

Candidate removal(const std::vector<SourceSpan>& spans, std::size_t owner) {
  Candidate edits;
  for (const SourceSpan& span : spans) edits.push_back({span, "", owner});
  return edits;
}

// When the last line goes and had no ending, the line before loses its own.
std::vector<SourceSpan> keeping_no_final_newline(std::string_view text,
                                                 std::vector<SourceSpan> spans) {
  SourceSpan& last = spans.back();
  if (last.end == text.size() && !is_line_start(text, last.end) && last.begin > bom_size(text)) {
    last.begin -= line_end_size_before(text, last.begin);
  }
  return spans;
}

std::vector<SourceSpan> leaving_blank_lines(std::string_view text, std::vector<SourceSpan> spans) {
  for (SourceSpan& span : spans) {
    while (span.end > span.begin && (text[span.end - 1] == '\n' || text[span.end - 1] == '\r')) {
      --span.end;
    }
  }
  return spans;
}

}  // namespace

std::optional<Candidate> replace_value(std::string_view text, std::string_view key,
                                       std::string_view value, std::size_t owner,
                                       const Proof& proof) {
  const Entry entry = *find_entry(text, key);
  const TextEdit hole =
      entry.value.size() == 0 ? fill_empty(text, entry) : TextEdit{entry.value, ""};
  const bool spans_lines = part(text, entry.value).find('\n') != std::string_view::npos;
  std::vector<QuoteStyle> styles{entry.style};
  std::copy_if(kStyles.begin(), kStyles.end(), std::back_inserter(styles),
               [&](QuoteStyle style) { return style != entry.style; });
  const LineBreaks breaks{line_end_at(text, entry.end), spans_lines};
  std::vector<Candidate> candidates;
  for (const QuoteStyle style : styles) {
    if (auto written = write_value(value, style, breaks)) {
      candidates.push_back({{hole.span, *written + hole.text, owner}});
    }
  }
  return first_that_passes(candidates, proof);
}

std::optional<Candidate> add_key(std::string_view text, std::string_view key,
                                 std::string_view value, std::size_t owner, const Proof& proof) {
  struct Spot {
    std::size_t at;
    std::size_t blank_lines;
  };
  const Extent extent = extent_of(text);
  const std::size_t back = extent.last ? lines_of(text, *extent.last).end : text.size();
  const std::size_t front = extent.first ? lines_of(text, *extent.first).begin : bom_size(text);
  const std::string assignment =
      (extent.are_all_exported ? "export " : "") + std::string(key) + "=";
  std::vector<Candidate> candidates;
  for (const Spot spot : {Spot{back, 0}, Spot{back, 1}, Spot{front, 0}}) {
    for (const QuoteStyle style : kStyles) {
      const auto written = write_value(value, style, {line_end_at(text, spot.at), false});
      if (!written) continue;
      candidates.push_back(
          {new_line(text, spot.at, assignment + *written, spot.blank_lines, owner)});
    }
  }
  return first_that_passes(candidates, proof);
}

Candidate rename_key(std::string_view text, std::string_view key, std::string_view name,
                     std::size_t owner) {
  Candidate edits;
  Scanner scanner(text);
  while (const auto entry = scanner.next()) {
    if (part(text, entry->key) == key) edits.push_back({entry->key, std::string(name), owner});
  }
  return edits;
}

std::optional<Candidate> remove_key(std::string_view text, std::string_view key, std::size_t owner,
                                    const Proof& proof) {
  const std::vector<SourceSpan> lines = all_lines_of(text, key);
  return first_that_passes(
      {removal(keeping_no_final_newline(text, lines), owner), removal(lines, owner),
       removal(leaving_blank_lines(text, lines), owner)},
      proof);
}

}  // namespace cfplan::envdoc
