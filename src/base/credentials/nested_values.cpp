#include "base/credentials/nested_values.hpp"

#include <algorithm>

#include "base/credentials/text_scan.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_plain_word(std::string_view word) {
  return word.find_first_not_of("+-._0123456789eE") == kNone || word == "true" || word == "false" ||
         word == "null";
}

}  // namespace

std::size_t NestedValues::comment_end(std::size_t at) const {
  const std::string_view rest = text_.substr(at);
  if (notation_ == Notation::Json) {
    if (rest.starts_with("//")) return end_of_line(text_, at);
    if (!rest.starts_with("/*")) return at;
    const std::size_t close = text_.find("*/", at + 2);
    return close == kNone ? text_.size() : close + 2;
  }
  const bool opens =
      rest.starts_with('#') && (notation_ == Notation::Toml || at == 0 || is_space(text_[at - 1]));
  return opens ? end_of_line(text_, at) : at;
}

std::size_t NestedValues::skip_trivia(std::size_t at) const {
  while (at < text_.size()) {
    if (is_space(text_[at])) {
      ++at;
      continue;
    }
    const std::size_t end = comment_end(at);
    if (end == at) break;
    at = end;
  }
  return at;
}

void NestedValues::begin_entry() {
  has_key_ = !in_map();
  naming_ = open_.empty() ? Naming::Ordinary : open_.back().naming;
  if (has_key_) naming_ = item_of(naming_);
}

void NestedValues::open(std::size_t at) {
  if (in_map() && !has_key_) naming_ = item_of(naming_);
  open_.push_back({naming_, text_[at]});
  begin_entry();
}

// Without quotes, as far as the notation says.
std::size_t NestedValues::bare_end(std::size_t at) const {
  const bool yaml = notation_ == Notation::Yaml;
  std::size_t end = at;
  while (end < text_.size() && std::string_view(",[]{}\r\n").find(text_[end]) == kNone) {
    const char c = text_[end];
    if (yaml) {
      const bool last =
          end + 1 == text_.size() || std::string_view(" \t\r\n,[]{}").find(text_[end + 1]) != kNone;
      if ((c == ':' && last) || (c == '#' && end > at && is_blank(text_[end - 1]))) break;
    } else if (std::string_view(" \t\"'#").find(c) != kNone ||
               c == (notation_ == Notation::Toml ? '=' : ':')) {
      break;
    }
    ++end;
  }
  return std::max(yaml ? trimmed(text_, at, end) : end, std::min(at + 1, text_.size()));
}

// A credential without quotes may go on behind a comma or a brace that its author thought part of
// it; `end` is where the notation says that it ends.
std::size_t NestedValues::hidden_bare_end(std::size_t at, std::size_t end) const {
  if (notation_ != Notation::Yaml) {
    const bool plain = is_plain_word(text_.substr(at, end - at));
    return plain ? end : std::max(end, end_of_line(text_, at));
  }
  while (end < text_.size() && text_[end] != '\n') {
    const char c = text_[end];
    const bool last = end + 1 == text_.size() || is_space(text_[end + 1]);
    if (c == '{' || c == '[') return end_of_line(text_, end);
    if ((c == ',' && last) || c == '}' || c == ']') break;
    if (c == '#' && is_blank(text_[end - 1])) break;
    ++end;
  }
  return trimmed(text_, at, end);
}

NestedValues::Word NestedValues::word_at(std::size_t at) const {
  const char c = text_[at];
  if (c == '"' || (c == '\'' && notation_ != Notation::Json)) {
    const QuotedText quoted = quoted_text(text_, at, notation_, naming_);
    return {quoted.content, quoted.end};
  }
  const std::size_t end = bare_end(at);
  return {{at, end}, end};
}

// Where the value begins, if the key's sign follows; else npos.
std::size_t NestedValues::separator_after(std::size_t at) const {
  const std::size_t sign = skip_trivia(at);
  const char wanted = notation_ == Notation::Toml ? '=' : ':';
  return sign < text_.size() && text_[sign] == wanted ? sign + 1 : kNone;
}

// Where a comma is missing a key may follow a value; a credential must be on an earlier line then.
bool NestedValues::may_be_key(std::size_t at) const {
  if (!in_map()) return false;
  return !has_key_ || !hides(naming_) || text_.substr(key_end_, at - key_end_).find('\n') != kNone;
}

// TOML's keys have parts.
void NestedValues::add_to_key(SourceSpan word) {
  const bool quoted =
      word.begin > 0 && (text_[word.begin - 1] == '"' || text_[word.begin - 1] == '\'');
  std::string_view key = values_.part(word);
  if (notation_ != Notation::Toml || quoted) {
    naming_ = child_of(naming_, key, notation_);
    return;
  }
  while (!key.empty()) {
    const std::size_t dot = std::min(key.find('.'), key.size());
    if (dot > 0) naming_ = child_of(naming_, key.substr(0, dot), notation_);
    key.remove_prefix(std::min(dot + 1, key.size()));
  }
}

// Returns where to go on.
std::size_t NestedValues::judge_word(std::size_t at, const Word& word) {
  const bool bare = word.content.begin == at;
  const Naming naming = has_key_ ? naming_ : item_of(naming_);
  const bool open = bare && hides(naming);
  const std::size_t end = open ? hidden_bare_end(at, word.end) : word.content.end;
  values_.judge(naming, word.content, {word.content.begin, end});
  return open ? end : word.end;
}

std::size_t NestedValues::judge(std::size_t at, Naming naming) {
  open_.clear();
  naming_ = naming;
  has_key_ = true;
  for (at = skip_trivia(at); at < text_.size(); at = skip_trivia(at)) {
    const char c = text_[at];
    if (c == '{' || c == '[') {
      open(at++);
      continue;
    }
    if (open_.empty()) {
      const Word word = word_at(at);
      return judge_word(at, word);
    }
    if (c == '}' || c == ']') {
      naming_ = open_.back().naming;
      has_key_ = true;
      key_end_ = at;
      open_.pop_back();
      ++at;
      if (open_.empty()) return at;
      continue;
    }
    if (c == ',') {
      begin_entry();
      ++at;
      continue;
    }
    const Word word = word_at(at);
    const std::size_t value = may_be_key(at) ? separator_after(word.end) : kNone;
    const bool part_of_key = notation_ == Notation::Toml && in_map() && !has_key_;
    if (value == kNone && !(part_of_key && !hides(naming_))) {
      at = judge_word(at, word);
      continue;
    }
    // Below a credential whose comma or bracket is missing everything is taken for part of it.
    if (has_key_ && !hides(naming_)) begin_entry();
    add_to_key(word.content);
    has_key_ = value != kNone;
    key_end_ = word.end;
    at = value != kNone ? value : word.end;
  }
  return text_.size();
}

}  // namespace cfplan
