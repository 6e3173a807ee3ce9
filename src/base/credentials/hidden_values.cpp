#include "base/credentials/hidden_values.hpp"

#include <algorithm>

#include "base/credentials/credential_marks.hpp"
#include "base/credentials/unescaped.hpp"
#include "cfplan/base/credential.hpp"

namespace cfplan {
namespace {

// What a value that may go on is judged by; a line of megabytes is not read once for each value.
constexpr std::size_t kFar = 4096;

}  // namespace

bool HiddenValues::is_hidden(Naming naming, SourceSpan value) const {
  const std::string_view written = part(value);
  if (naming == Naming::Public || written.empty()) return false;
  if (naming == Naming::Credential) {
    if (can_be_credential(written)) return true;
  } else if (hides(naming)) {
    return written != "null" && written != "~";
  }
  if (written.find(kPemMark) != std::string_view::npos) return true;
  const bool escapes = written.find('\\') != std::string_view::npos;
  return escapes && !has_token_form(written) && has_token_form(unescaped(written));
}

bool HiddenValues::is_hidden(Naming naming, SourceSpan value, SourceSpan whole) const {
  if (is_hidden(naming, value)) return true;
  const SourceSpan near{whole.begin, std::min(whole.end, whole.begin + kFar)};
  return hides(naming) && near.end > value.end && is_hidden(naming, near);
}

void HiddenValues::judge(Naming naming, SourceSpan value, SourceSpan whole) {
  if (hides(naming)) judged_.insert(value.begin);
  if (is_hidden(naming, value, whole)) hide(whole);
}

void HiddenValues::hide(SourceSpan span) {
  if (span.end > span.begin) spans_.push_back(span);
}

bool HiddenValues::has_judged(std::size_t begin) const { return judged_.contains(begin); }

std::vector<SourceSpan> HiddenValues::take() && {
  std::sort(spans_.begin(), spans_.end());
  std::vector<SourceSpan> apart;
  for (const SourceSpan& span : spans_) {
    if (apart.empty() || span.begin > apart.back().end) apart.push_back(span);
    else apart.back().end = std::max(apart.back().end, span.end);
  }
  return apart;
}

}  // namespace cfplan
