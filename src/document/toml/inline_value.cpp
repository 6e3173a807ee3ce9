#include "document/toml/inline_value.hpp"

#include <algorithm>

#include "cfplan/base/check.hpp"

namespace cfplan::tomldoc {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  InlineValue read(std::size_t at) {
    InlineValue value;
    if (text_[at] != '[' && text_[at] != '{') {
      value.span = {at, scan_value(text_, at).end};
      return value;
    }
    value.kind = text_[at] == '[' ? InlineValue::Kind::Array : InlineValue::Kind::Table;
    const char close = text_[at] == '[' ? ']' : '}';
    value.span.begin = at;
    at = skip_filler(text_, at + 1);
    while (peek(at) != close) {
      value.items.push_back(read_item(value.kind, at));
      InlineItem& item = value.items.back();
      at = skip_filler(text_, item.value.span.end);
      if (peek(at) == ',') {
        item.comma = at;
        at = skip_filler(text_, at + 1);
      }
    }
    value.span.end = at + 1;
    return value;
  }

 private:
  [[nodiscard]] char peek(std::size_t at) const {
    check(at < text_.size(), "a value is read only after the parser of record took it");
    return text_[at];
  }

  InlineItem read_item(InlineValue::Kind container, std::size_t at) {
    InlineItem item;
    item.begin = at;
    if (container == InlineValue::Kind::Table) {
      const std::size_t end = scan_key(text_, at).end;
      check(end > at, "an item of an inline table has a key");
      item.key = key_parts(text_.substr(at, end - at));
      at = skip_filler(text_, skip_filler(text_, end) + 1);
    }
    item.value = read(at);
    return item;
  }

  std::string_view text_;
};

}  // namespace

InlineValue read_inline(std::string_view text, std::size_t at) { return Reader(text).read(at); }

bool has_comment(std::string_view text, SourceSpan span) {
  for (std::size_t at = span.begin; at < span.end;) {
    if (text[at] == '#') return true;
    at = text[at] == '"' || text[at] == '\'' ? skip_string(text, at) : at + 1;
  }
  return false;
}

InlinePlace locate_inline(const InlineValue& root, std::span<const Step> path) {
  InlinePlace place{InlinePlace::Kind::Found, &root, nullptr, 0, 0};
  std::size_t at = 0;
  while (at < path.size()) {
    const InlineValue& here = *place.value;
    place = {InlinePlace::Kind::Missing, nullptr, &here, 0, at};
    std::size_t taken = 0;
    if (const auto* index = std::get_if<std::size_t>(&path[at])) {
      if (here.kind != InlineValue::Kind::Array) place.kind = InlinePlace::Kind::Blocked;
      if (here.kind != InlineValue::Kind::Array || *index >= here.items.size()) return place;
      place.item = *index;
      taken = 1;
    } else {
      if (here.kind != InlineValue::Kind::Table) place.kind = InlinePlace::Kind::Blocked;
      for (std::size_t i = 0; i < here.items.size() && taken == 0; ++i) {
        const KeyRelation relation = relate(here.items[i].key, path.subspan(at));
        if (relation == KeyRelation::Extends) place.kind = InlinePlace::Kind::Dotted;
        if (relation == KeyRelation::Equal || relation == KeyRelation::LeadsTo) {
          place.item = i;
          taken = here.items[i].key.size();
        }
      }
      if (taken == 0) return place;
    }
    place.kind = InlinePlace::Kind::Found;
    place.value = &here.items[place.item].value;
    at += taken;
  }
  return place;
}

}  // namespace cfplan::tomldoc
