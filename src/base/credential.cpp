#include "cfplan/base/credential.hpp"

#include <algorithm>

#include "base/credentials/credential_marks.hpp"
#include "base/credentials/line_rule.hpp"
#include "base/credentials/readers.hpp"
#include "cfplan/base/credential_spans.hpp"

namespace cfplan {

bool has_token_form(std::string_view text) {
  if (text.find(kPemMark) != std::string_view::npos) return true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = word_end(text, at);
    if (end > at && is_token(text.substr(at, end - at))) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

bool is_credential(std::string_view name, std::string_view value) {
  if (names_public(name)) return false;
  return has_token_form(value) || (has_credential_name(name) && can_be_credential(value));
}

bool has_credential_name(std::string_view name) {
  return names_credential(name) && !names_public(name);
}

std::string mask_credentials(std::string_view line) {
  HiddenValues values(line);
  hide_private_keys(values);
  hide_in_lines(values);
  return masked_part(line, {0, line.size()}, std::move(values).take());
}

}  // namespace cfplan
