#include "document/toml/lexer.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace cfplan::tomldoc {
namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

std::size_t skip_multi_line_string(std::string_view text, std::size_t at, char quote) {
  for (at += 3; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote && text.substr(at, 3) == std::string(3, quote)) {
      at += 3;
      // Up to two quotes may stand right before the closing three.
      for (int extra = 0; extra < 2 && at < text.size() && text[at] == quote; ++extra) ++at;
      return at;
    }
  }
  return kNowhere;
}

std::size_t skip_one_line_string(std::string_view text, std::size_t at, char quote) {
  for (++at; at < text.size() && text[at] != '\n'; ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      return at + 1;
    }
  }
  return kNowhere;
}

void append_utf8(std::string& out, std::uint32_t point) {
  const auto byte = [&](std::uint32_t bits) { out += static_cast<char>(bits); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0U | (point >> 6U));
    byte(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    byte(0xE0U | (point >> 12U));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  } else {
    byte(0xF0U | (point >> 18U));
    byte(0x80U | ((point >> 12U) & 0x3FU));
    byte(0x80U | ((point >> 6U) & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  }
}

// The escape after a backslash at `at`; returns the offset after it.
std::size_t decode_escape(std::string& out, std::string_view text, std::size_t at) {
  const char kind = text[at++];
  const auto code = [&](std::size_t digits) {
    std::uint32_t point = 0;
    std::from_chars(text.data() + at, text.data() + std::min(at + digits, text.size()), point, 16);
    append_utf8(out, point);
    return at + digits;
  };
  switch (kind) {
    case 'b': out += '\b'; break;
    case 't': out += '\t'; break;
    case 'n': out += '\n'; break;
    case 'f': out += '\f'; break;
    case 'r': out += '\r'; break;
    case 'e': out += '\x1B'; break;
    case 'x': return code(2);
    case 'u': return code(4);
    case 'U': return code(8);
    default: out += kind;
  }
  return at;
}

std::string decode_basic(std::string_view inside) {
  std::string out;
  for (std::size_t at = 0; at < inside.size();) {
    if (inside[at] == '\\' && at + 1 < inside.size()) {
      at = decode_escape(out, inside, at + 1);
    } else {
      out += inside[at++];
    }
  }
  return out;
}

// Past one part of a key.
Token scan_key_part(std::string_view text, std::size_t at) {
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
    const bool multi_line = text.substr(at, 3) == std::string(3, text[at]);
    const std::size_t end = multi_line ? kNowhere : skip_one_line_string(text, at, text[at]);
    if (end == kNowhere) return {at, LexicalFault::Syntax};
    return {end};
  }
  std::size_t end = at;
  while (end < text.size() && is_bare(text[end])) ++end;
  if (end < text.size() && (text[end] == '+' || static_cast<unsigned char>(text[end]) >= 0x80)) {
    return {end, LexicalFault::ForeignKey};
  }
  if (end == at) return {at, LexicalFault::Syntax};
  return {end};
}

// Keys inside are looked at too: their limits hold everywhere.
Token scan_bracketed(std::string_view text, std::size_t at) {
  std::string open;  // the brackets that are not closed yet
  char last = '\0';  // what the next token follows
  while (at < text.size()) {
    const char c = text[at];
    const bool at_key = !open.empty() && open.back() == '{' && (last == '{' || last == ',');
    if (const std::size_t next = skip_filler(text, at); next > at) {
      at = next;
      continue;
    }
    if (at_key && c != '}') {
      const Token key = scan_key(text, at);
      if (key.fault != LexicalFault::None) return key;
      at = key.end;
    } else if (c == '"' || c == '\'') {
      const std::size_t end = skip_string(text, at);
      if (end == kNowhere) return {at, LexicalFault::Syntax};
      at = end;
    } else {
      if (c == '[' || c == '{') open += c;
      if (c == ']' || c == '}') open.pop_back();
      if (open.size() > kMaxDepth) return {at, LexicalFault::TooDeep};
      ++at;
      if (open.empty()) return {at};
    }
    last = c;
  }
  return {at, LexicalFault::Syntax};
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  return at;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

std::size_t skip_filler(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const char c = text[at];
    if (c == '#') at = line_end(text, at);
    else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') ++at;
    else break;
  }
  return at;
}

std::size_t skip_string(std::string_view text, std::size_t at) {
  const char quote = text[at];
  return text.substr(at, 3) == std::string(3, quote) ? skip_multi_line_string(text, at, quote)
                                                     : skip_one_line_string(text, at, quote);
}

Token scan_key(std::string_view text, std::size_t at) {
  for (std::size_t parts = 1;; ++parts) {
    if (parts > kMaxKeyParts) return {at, LexicalFault::TooManyParts};
    const Token part = scan_key_part(text, at);
    if (part.fault != LexicalFault::None) return part;
    const std::size_t dot = skip_blanks(text, part.end);
    if (dot >= text.size() || text[dot] != '.') return part;
    at = skip_blanks(text, dot + 1);
  }
}

Token scan_value(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {at, LexicalFault::Syntax};
  if (text[at] == '[' || text[at] == '{') return scan_bracketed(text, at);
  if (text[at] == '"' || text[at] == '\'') {
    const std::size_t end = skip_string(text, at);
    if (end == kNowhere) return {at, LexicalFault::Syntax};
    return {end};
  }
  // A date may have a blank inside, so a bare value goes on to what cannot be part of one.
  std::size_t end = std::min(text.find_first_of(",]}#\r\n", at), text.size());
  while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  if (end == at) return {at, LexicalFault::Syntax};
  return {end};
}

KeyPart key_part(std::string_view text, std::size_t at) {
  KeyPart part;
  const std::size_t end = scan_key_part(text, at).end;
  const bool is_quoted = text[at] == '"' || text[at] == '\'';
  part.inside = is_quoted ? SourceSpan{at + 1, end - 1} : SourceSpan{at, end};
  part.is_escaped =
      text[at] == '"' && text.substr(at, end - at).find('\\') != std::string_view::npos;
  const std::size_t dot = skip_blanks(text, end);
  part.next = dot < text.size() && text[dot] == '.' ? skip_blanks(text, dot + 1) : end;
  return part;
}

std::string decoded_key_part(std::string_view text, const KeyPart& part) {
  const std::string_view inside = text.substr(part.inside.begin, part.inside.size());
  return part.is_escaped ? decode_basic(inside) : std::string(inside);
}

std::vector<std::string> key_parts(std::string_view key) {
  std::vector<std::string> parts;
  for (std::size_t at = skip_blanks(key, 0); at < key.size();) {
    const KeyPart part = key_part(key, at);
    parts.push_back(decoded_key_part(key, part));
    at = part.next;
  }
  return parts;
}

KeyRelation relate(const std::vector<std::string>& key, std::span<const Step> path) {
  const std::size_t common = std::min(key.size(), path.size());
  for (std::size_t i = 0; i < common; ++i) {
    const auto* step = std::get_if<std::string>(&path[i]);
    if (step == nullptr || *step != key[i]) return KeyRelation::None;
  }
  if (key.size() == path.size()) return KeyRelation::Equal;
  return key.size() < path.size() ? KeyRelation::LeadsTo : KeyRelation::Extends;
}

}  // namespace cfplan::tomldoc
