#include "base/credentials/credential_marks.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

bool all_of(std::string_view text, auto predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

struct TokenPrefix {
  std::string_view prefix;
  std::size_t least_size;  // of the whole token
};

// The published prefixes of credentials that end up in configuration files; the sizes are lower
// bounds so that a mere mention of a prefix is no token.
constexpr std::size_t kLeastToken = 16;
constexpr std::array<TokenPrefix, 22> kPrefixes{
    {{"sk_live_", 16},    {"sk_test_", 16}, {"rk_live_", 16}, {"rk_test_", 16}, {"whsec_", 16},
     {"ghp_", 16},        {"gho_", 16},     {"ghu_", 16},     {"ghs_", 16},     {"ghr_", 16},
     {"github_pat_", 20}, {"glpat-", 16},   {"npm_", 30},     {"xoxb-", 16},    {"xoxp-", 16},
     {"xapp-", 16},       {"AIza", 35},     {"sk-ant-", 20},  {"sk-proj-", 20}, {"cfut_", 16},
     {"cfat_", 16},       {"SG.", 40}}};

bool is_aws_key(std::string_view word) {
  return word.size() == 20 && (word.starts_with("AKIA") || word.starts_with("ASIA")) &&
         all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool is_jwt(std::string_view word) {
  return word.starts_with("eyJ") && word.size() >= 30 &&
         std::count(word.begin(), word.end(), '.') == 2;
}

// 40 characters of base64url: to be no hash and no slug it must mix cases and digits.
bool is_cloudflare_token(std::string_view word) {
  const auto has = [&](auto predicate) { return std::any_of(word.begin(), word.end(), predicate); };
  return word.size() == 40 && word.find('.') == std::string_view::npos &&
         has([](char c) { return c >= 'A' && c <= 'Z'; }) &&
         has([](char c) { return c >= 'g' && c <= 'z'; }) &&
         has([](char c) { return c >= '0' && c <= '9'; });
}

char upper_ascii(char c) {
  if (c == '-') return '_';
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool ends_as(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() &&
         std::equal(ending.rbegin(), ending.rend(), name.rbegin(),
                    [](char wanted, char c) { return wanted == upper_ascii(c); });
}

bool is_plain(std::string_view value) {
  const bool number = all_of(value, [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("+-._eE").find(c) != std::string_view::npos;
  });
  const std::string lower = lower_ascii(value.substr(0, 6));
  return number || lower == "true" || lower == "false" ||
         value.find("://") != std::string_view::npos;
}

}  // namespace

bool is_token(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  if (word.size() < kLeastToken) return false;
  const bool prefixed = std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](const TokenPrefix& t) {
    return word.size() >= t.least_size && word.starts_with(t.prefix);
  });
  return prefixed || is_aws_key(word) || is_jwt(word) || is_cloudflare_token(word);
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

bool names_credential(std::string_view name) {
  static constexpr std::array<std::string_view, 7> kEndings{
      "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PRIVATE_KEY", "API_KEY", "SECRET_KEY"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return ends_as(name, ending); });
}

bool names_public(std::string_view name) {
  const std::string lower = lower_ascii(name);
  return lower.find("public") != std::string::npos ||
         lower.find("publishable") != std::string::npos;
}

bool can_be_credential(std::string_view value) {
  return count_code_points(value) >= 8 && !is_plain(value);
}

}  // namespace cfplan
