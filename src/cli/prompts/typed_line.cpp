#include "cli/prompts/typed_line.hpp"

namespace cfplan {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

bool TypedLine::press(const Key& key) {
  switch (key.kind) {
    case KeyKind::Text:
      text_.insert(cursor_, key.text);
      cursor_ += key.text.size();
      return true;
    case KeyKind::Backspace: {
      const std::size_t begin = previous();
      text_.erase(begin, cursor_ - begin);
      cursor_ = begin;
      return true;
    }
    case KeyKind::Delete: text_.erase(cursor_, next() - cursor_); return true;
    case KeyKind::ClearLine: clear(); return true;
    case KeyKind::Left: cursor_ = previous(); return true;
    case KeyKind::Right: cursor_ = next(); return true;
    case KeyKind::Home: cursor_ = 0; return true;
    case KeyKind::End: cursor_ = text_.size(); return true;
    default: return false;
  }
}

void TypedLine::clear() {
  text_.clear();
  cursor_ = 0;
}

std::size_t TypedLine::previous() const {
  std::size_t at = cursor_;
  while (at > 0 && is_continuation(text_[--at])) {
  }
  return at;
}

std::size_t TypedLine::next() const {
  std::size_t at = cursor_;
  if (at < text_.size()) ++at;
  while (at < text_.size() && is_continuation(text_[at])) ++at;
  return at;
}

}  // namespace cfplan
