#include "cfplan/base/credential_spans.hpp"

#include <algorithm>
#include <utility>

#include "base/credentials/line_rule.hpp"
#include "base/credentials/readers.hpp"
#include "base/credentials/text_scan.hpp"
#include "cfplan/base/credential.hpp"

namespace cfplan {

HiddenValues judged_values(std::string_view text, Notation notation) {
  HiddenValues values(text);
  switch (notation) {
    case Notation::Toml: judge_toml(values); break;
    case Notation::Json: judge_json(values); break;
    case Notation::Yaml: judge_yaml(values); break;
    case Notation::Env: judge_env(values); break;
  }
  hide_private_keys(values);
  return values;
}

std::vector<SourceSpan> credential_spans(std::string_view text, Notation notation) {
  HiddenValues values = judged_values(text, notation);
  hide_in_lines(values);
  return std::move(values).take();
}

bool holds_credential(std::string_view text, Notation notation) {
  return !credential_spans(text, notation).empty();
}

std::string masked_part(std::string_view text, SourceSpan part,
                        const std::vector<SourceSpan>& spans) {
  std::string shown;
  std::size_t at = part.begin;
  auto span = std::partition_point(spans.begin(), spans.end(),
                                   [&](const SourceSpan& one) { return one.end <= part.begin; });
  for (; span != spans.end() && span->begin < part.end; ++span) {
    const bool goes_on = span->begin <= part.begin;
    const std::size_t begin =
        goes_on ? skip_blanks(text.substr(0, part.end), part.begin) : span->begin;
    std::size_t end = std::min(span->end, part.end);
    while (end > begin && text[end - 1] == '\r') --end;
    if (begin >= end) continue;
    shown.append(text.substr(at, begin - at)).append(kMask);
    at = end;
  }
  return shown.append(text.substr(at, part.end - at));
}

}  // namespace cfplan
