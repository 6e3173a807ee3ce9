#include "providers/host/key_decoder.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr char kEscape = '\x1b';

struct NamedSequence {
  std::string_view bytes;  ///< behind the escape
  KeyKind kind;
};

constexpr std::array kSequences = {
    NamedSequence{"[A", KeyKind::Up},       NamedSequence{"[B", KeyKind::Down},
    NamedSequence{"[C", KeyKind::Right},    NamedSequence{"[D", KeyKind::Left},
    NamedSequence{"OA", KeyKind::Up},       NamedSequence{"OB", KeyKind::Down},
    NamedSequence{"OC", KeyKind::Right},    NamedSequence{"OD", KeyKind::Left},
    NamedSequence{"[H", KeyKind::Home},     NamedSequence{"[F", KeyKind::End},
    NamedSequence{"OH", KeyKind::Home},     NamedSequence{"OF", KeyKind::End},
    NamedSequence{"[1~", KeyKind::Home},    NamedSequence{"[4~", KeyKind::End},
    NamedSequence{"[7~", KeyKind::Home},    NamedSequence{"[8~", KeyKind::End},
    NamedSequence{"[3~", KeyKind::Delete},  NamedSequence{"[5~", KeyKind::PageUp},
    NamedSequence{"[6~", KeyKind::PageDown}};

KeyKind control_kind(char c) {
  switch (c) {
    case '\r':
    case '\n': return KeyKind::Enter;
    case '\t': return KeyKind::Tab;
    case '\x7f':
    case '\b': return KeyKind::Backspace;
    case '\x01': return KeyKind::Home;
    case '\x04': return KeyKind::EndOfInput;
    case '\x05': return KeyKind::End;
    case '\x0e': return KeyKind::Down;
    case '\x10': return KeyKind::Up;
    case '\x15': return KeyKind::ClearLine;
    default: return KeyKind::Other;
  }
}

/// Bytes of the escape sequence at the front; 0 while it is not whole.
std::size_t sequence_length(std::string_view typed) {
  if (typed.size() < 2) return 0;
  if (typed[1] == 'O') return typed.size() < 3 ? 0 : 3;
  if (typed[1] != '[') return 1;
  for (std::size_t i = 2; i < typed.size(); ++i) {
    if (typed[i] >= '@' && typed[i] <= '~') return i + 1;
  }
  return 0;
}

std::size_t character_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  const bool leads = byte >= 0xc0 && byte < 0xf8;
  if (!leads) return 1;
  return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
}

/// What is typed may be a secret: nothing of it stays behind the end of the buffer.
Key take(std::string& typed, std::size_t length, Key key) {
  const std::size_t size = typed.size();
  typed.erase(0, length);
  typed.resize(size, '\0');
  typed.resize(size - length);
  return key;
}

std::optional<Key> take_sequence(std::string& typed, MoreBytes more) {
  const std::size_t length = sequence_length(typed);
  if (length == 0 && more == MoreBytes::MayCome) return std::nullopt;
  if (length <= 1) return take(typed, 1, {KeyKind::Escape, {}});
  const std::string_view rest = std::string_view(typed).substr(1, length - 1);
  const auto named = std::find_if(kSequences.begin(), kSequences.end(),
                                  [&](const NamedSequence& one) { return one.bytes == rest; });
  return take(typed, length, {named == kSequences.end() ? KeyKind::Other : named->kind, {}});
}

}  // namespace

std::optional<Key> take_key(std::string& typed, MoreBytes more) {
  if (typed.empty()) return std::nullopt;
  const char first = typed.front();
  if (first == kEscape) return take_sequence(typed, more);
  if (static_cast<unsigned char>(first) < 0x20 || first == '\x7f') {
    return take(typed, 1, {control_kind(first), {}});
  }
  const std::size_t length = character_length(first);
  if (typed.size() < length && more == MoreBytes::MayCome) return std::nullopt;
  const std::string character = typed.substr(0, length);
  if (find_invalid_utf8(character)) return take(typed, 1, {KeyKind::Other, {}});
  return take(typed, length, {KeyKind::Text, character});
}

}  // namespace cfplan
