#include "cfplan/render/mask_ids.hpp"

#include <algorithm>

#include "cfplan/base/credential.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kShown = 8;
constexpr std::size_t kHexIdSize = 32;
constexpr std::size_t kUuidSize = 36;

// Not the functions of <cctype>, which ask the locale for every byte.
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_word(char c) { return is_alnum(c) || c == '-' || c == '_'; }

bool is_hex_id(std::string_view text) {
  return text.size() == kHexIdSize && std::all_of(text.begin(), text.end(), is_hex);
}

bool is_uuid(std::string_view text) {
  if (text.size() != kUuidSize) return false;
  for (std::size_t i = 0; i < kUuidSize; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

// Size of the id in its usual form that begins here, or 0.
std::size_t id_size(std::string_view text) {
  for (const std::size_t size : {kUuidSize, kHexIdSize}) {
    const std::string_view candidate = text.substr(0, size);
    const bool ends = text.size() == size || (text.size() > size && !is_alnum(text[size]));
    if (ends && (is_uuid(candidate) || is_hex_id(candidate))) return size;
  }
  return 0;
}

std::size_t run_size(std::string_view text, bool (*belongs)(char)) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), belongs) -
                                  text.begin());
}

std::string shortened(std::string_view id) {
  return std::string(id.substr(0, kShown)).append(kMask);
}

// One word of letters, digits, `-` and `_`: an id we were told of, or with ids in it.
void append_masked_word(std::string& out, std::string_view word, const std::set<std::string>& ids) {
  if (ids.contains(std::string(word))) {
    out += shortened(word);
    return;
  }
  for (std::size_t at = 0; at < word.size();) {
    const std::string_view rest = word.substr(at);
    if (const std::size_t size = id_size(rest); size > 0) {
      out += shortened(rest.substr(0, size));
      at += size;
    } else {
      const std::size_t size_as_is = std::max<std::size_t>(run_size(rest, is_alnum), 1);
      out.append(rest.substr(0, size_as_is));
      at += size_as_is;
    }
  }
}

}  // namespace

std::string mask_id(std::string_view id, IdDisplay display) {
  return display == IdDisplay::Full || id.empty() ? std::string(id) : shortened(id);
}

std::string mask_ids(std::string_view text, const std::set<std::string>& ids, IdDisplay display) {
  if (display == IdDisplay::Full) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = run_size(text.substr(at), is_word);
    if (size == 0) {
      out += text[at++];
    } else {
      append_masked_word(out, text.substr(at, size), ids);
      at += size;
    }
  }
  return out;
}

}  // namespace cfplan
