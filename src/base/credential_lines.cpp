#include "cfplan/base/credential_lines.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/credentials/line_rule.hpp"
#include "base/credentials/readers.hpp"
#include "cfplan/base/credential.hpp"
#include "cfplan/base/credential_spans.hpp"

namespace cfplan {
namespace {

// The lines of the text that a span touches, without their LF.
std::vector<SourceSpan> touched_lines(std::string_view text, const std::vector<SourceSpan>& spans) {
  std::vector<SourceSpan> lines;
  for (const SourceSpan& span : spans) {
    std::size_t at = span.begin == 0 ? 0 : text.rfind('\n', span.begin - 1) + 1;
    if (!lines.empty()) at = std::max(at, lines.back().end + 1);
    while (at < span.end) {
      lines.push_back({at, std::min(text.find('\n', at), text.size())});
      at = lines.back().end + 1;
    }
  }
  return lines;
}

// A line that changed only in what is hidden would be no line of a diff.
std::string told_apart(std::string masked) {
  const std::size_t at = masked.find(kMask);
  return at == std::string::npos ? masked : masked.insert(at + kMask.size(), " (another value)");
}

}  // namespace

void CredentialLines::learn(std::string_view text, Notation notation) {
  HiddenValues values = judged_values(text, notation);
  const std::vector<SourceSpan> lines = touched_lines(text, HiddenValues(values).take());
  for (const SourceSpan& line : lines) hide_in_line(values, line);
  const std::vector<SourceSpan> spans = std::move(values).take();
  for (const SourceSpan& line : lines) {
    std::string shown = masked_part(text, line, spans);
    const auto [known, is_new] =
        masked_.try_emplace(std::string(text.substr(line.begin, line.size())), shown);
    // The same line in two places that hide different parts of it.
    if (!is_new && known->second != shown) known->second = kMask;
  }
}

std::string CredentialLines::masked(std::string_view line) const {
  const auto known = masked_.find(std::string(line));
  return known == masked_.end() ? mask_credentials(line) : known->second;
}

void CredentialLines::mask(std::vector<DiffWindow>& windows) const {
  for (DiffWindow& window : windows) {
    const std::set<std::string> kept(window.before.begin(), window.before.end());
    for (std::string& line : window.before) line = masked(line);
    const std::set<std::string> shown(window.before.begin(), window.before.end());
    for (std::string& line : window.after) {
      const bool is_kept = kept.contains(line);
      line = masked(line);
      if (!is_kept && shown.contains(line)) line = told_apart(std::move(line));
    }
  }
}

std::string masked_text(std::string_view text, Notation notation) {
  const std::vector<SourceSpan> spans = credential_spans(text, notation);
  std::string masked;
  std::size_t at = 0;
  for (const SourceSpan& line : touched_lines(text, spans)) {
    masked.append(text.substr(at, line.begin - at)).append(masked_part(text, line, spans));
    at = line.end;
  }
  return masked.append(text.substr(at));
}

}  // namespace cfplan
