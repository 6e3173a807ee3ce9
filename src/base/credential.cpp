#include "cfplan/base/credential.hpp"

#include <algorithm>
#include <array>
#include <cctype>

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

bool is_token(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  const bool prefixed = std::any_of(kPrefixes.begin(), kPrefixes.end(), [&](const TokenPrefix& t) {
    return word.size() >= t.least_size && word.starts_with(t.prefix);
  });
  return prefixed || is_aws_key(word) || is_jwt(word) || is_cloudflare_token(word);
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) ++at;
  return at;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

constexpr std::string_view kPemMark = "PRIVATE KEY-----";

bool names_secret(std::string_view name) {
  static constexpr std::array<std::string_view, 7> kEndings{
      "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PRIVATE_KEY", "API_KEY", "SECRET_KEY"};
  std::string upper(name);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](unsigned char c) {
    return c == '-' ? '_' : static_cast<char>(std::toupper(c));
  });
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return upper.ends_with(ending); });
}

bool is_public_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  return lower.find("public") != std::string::npos ||
         lower.find("publishable") != std::string::npos;
}

bool is_plain(std::string_view value) {
  const bool number = all_of(value, [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("+-._eE").find(c) != std::string_view::npos;
  });
  const std::string lower = lower_ascii(value);
  return number || lower == "true" || lower == "false" ||
         value.find("://") != std::string_view::npos;
}

bool is_secret_by_name(std::string_view name, std::string_view value) {
  return names_secret(name) && count_code_points(value) >= 8 && !is_plain(value);
}

// A value that goes as a whole; in any other only the words with a token's form go.
bool hides_wholly(std::string_view name, std::string_view value) {
  if (is_public_name(name)) return false;
  return value.find(kPemMark) != std::string_view::npos || is_secret_by_name(name, value);
}

// What stands right of `name =` or `name:`, as a range of the line.
struct ValueRange {
  std::size_t begin;
  std::size_t end;
};

ValueRange value_range(std::string_view line, std::size_t at) {
  if (at >= line.size()) return {at, at};
  const char quote = line[at];
  if (quote == '"' || quote == '\'' || quote == '`') {
    std::size_t end = at + 1;
    while (end < line.size() && line[end] != quote) {
      end += line[end] == '\\' && quote == '"' ? 2U : 1U;
    }
    return {at + 1, std::min(end, line.size())};
  }
  if (quote == '{' || quote == '[') return {at, at};
  std::size_t end = at;
  while (end < line.size() && line[end] != ',' && line[end] != '}' && line[end] != ']' &&
         !(line[end] == '#' && end > at && line[end - 1] == ' ')) {
    ++end;
  }
  while (end > at && (line[end - 1] == ' ' || line[end - 1] == '\t' || line[end - 1] == '\r'))
    --end;
  return {at, end};
}

// The value assigned to the word that ends at `at`, if one is: `=`, `:` after an optional quote.
ValueRange assigned_value(std::string_view line, std::size_t at) {
  if (at < line.size() && (line[at] == '"' || line[at] == '\'')) ++at;
  at = skip_blanks(line, at);
  if (at >= line.size() || (line[at] != '=' && line[at] != ':')) return {at, at};
  return value_range(line, skip_blanks(line, at + 1));
}

}  // namespace

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
  if (is_public_name(name)) return false;
  return has_token_form(value) || is_secret_by_name(name, value);
}

std::string mask_credentials(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = word_end(line, at);
    if (end == at) {
      out += line[at++];
      continue;
    }
    const std::string_view word = line.substr(at, end - at);
    const ValueRange value = assigned_value(line, end);
    if (hides_wholly(word, line.substr(value.begin, value.end - value.begin))) {
      out.append(line.substr(at, value.begin - at)).append(kMask);
      at = value.end;
    } else {
      out.append(is_token(word) ? kMask : word);
      at = end;
    }
  }
  return out;
}

bool holds_credential(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (mask_credentials(line) != line) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

}  // namespace cfplan
