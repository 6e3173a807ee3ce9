#include "cfplan/manifest/name_rules.hpp"

#include <algorithm>

namespace cfplan {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A character that `first` accepts, then any number that `rest` accepts.
template <class First, class Rest>
bool spells(std::string_view text, First first, Rest rest) {
  return !text.empty() && first(text.front()) && std::all_of(text.begin(), text.end(), rest);
}

bool is_env_char(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '-'; }

bool is_lower_name_char(char c) { return is_lower(c) || is_digit(c) || c == '_' || c == '-'; }

}  // namespace

bool is_name(std::string_view text) {
  return text.size() <= kMaxName &&
         spells(
             text, [](char c) { return is_lower(c) || is_digit(c); }, is_lower_name_char);
}

bool is_worker_name(std::string_view text) {
  return text.size() <= kMaxName && spells(
                                        text, [](char c) { return c != '-'; }, is_lower_name_char);
}

bool is_wrangler_env(std::string_view text) {
  return text.size() <= kMaxName && spells(text, is_env_char, is_env_char);
}

bool is_identifier(std::string_view text) {
  const auto first = [](char c) { return is_letter(c) || c == '_' || c == '$'; };
  return spells(text, first, [&](char c) { return first(c) || is_digit(c); });
}

bool is_env_key(std::string_view text) {
  return text != "__proto__" && spells(text, is_env_char, is_env_char);
}

bool is_variable_name(std::string_view text) {
  const auto first = [](char c) { return is_letter(c) || c == '_'; };
  return spells(text, first, [&](char c) { return first(c) || is_digit(c); });
}

}  // namespace cfplan
