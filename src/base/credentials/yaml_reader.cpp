#include <algorithm>
#include <optional>
#include <vector>

#include "base/credentials/nested_values.hpp"
#include "base/credentials/readers.hpp"
#include "base/credentials/text_scan.hpp"

namespace cfplan {
namespace {

/// Reads block style line by line, by indentation, and flow style as NestedValues does. The lines
/// below a key that are indented deeper belong to its value, when that is to be hidden, whatever
/// they say.
class YamlReader {
 public:
  explicit YamlReader(HiddenValues& values)
      : values_(values), text_(values.text()), nested_(values, Notation::Yaml) {}

  void read() {
    std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    while (at < text_.size()) at = line(at);
  }

 private:
  struct Key {
    std::size_t column;
    Naming naming;
  };

  [[nodiscard]] bool is_sign(std::size_t at, char sign) const {
    return at < text_.size() && text_[at] == sign &&
           (at + 1 == text_.size() || std::string_view(" \t\r\n").find(text_[at + 1]) != npos);
  }

  [[nodiscard]] Naming parent() const { return keys_.empty() ? Naming::Root : keys_.back().naming; }

  // Returns where the next line to be read begins.
  std::size_t line(std::size_t start) {
    std::size_t at = skip_blanks(text_, start);
    if (at >= end_of_line(text_, at) || text_[at] == '#') return next_line(text_, at);
    const bool item = is_sign(at, '-');
    while (!keys_.empty() && keys_.back().column + (item ? 0 : 1) > at - start) keys_.pop_back();
    Naming naming = parent();
    std::size_t column = keys_.empty() ? 0 : keys_.back().column + 1;
    while (is_sign(at, '-') || is_sign(at, '?')) {
      column = at - start + 1;
      naming = text_[at] == '-' ? item_of(naming) : naming;
      at = skip_blanks(text_, at + 1);
    }
    if (is_sign(at, ':')) return value(start, skip_blanks(text_, at + 1), asked_, column);
    const auto key = key_at(at);
    if (!key) return word(start, at, naming, column);
    const Naming own = child_of(naming, values_.part(key->content), Notation::Yaml);
    keys_.push_back({at - start, own});
    return value(start, skip_blanks(text_, key->end), own, at - start + 1);
  }

  // A value that stands alone in its line, or the key of a `?`.
  std::size_t word(std::size_t start, std::size_t at, Naming naming, std::size_t column) {
    const std::size_t end = trimmed(text_, at, end_of_line(text_, at));
    asked_ = child_of(naming, text_.substr(at, end - at), Notation::Yaml);
    return value(start, at, item_of(naming), column);
  }

  // The key of the line, if one begins at `at`, with the place behind its colon.
  [[nodiscard]] std::optional<QuotedText> key_at(std::size_t at) const {
    const std::size_t line = end_of_line(text_, at);
    if (at >= line || std::string_view("{[|>#%@").find(text_[at]) != npos) return std::nullopt;
    if (text_[at] == '"' || text_[at] == '\'') {
      QuotedText quoted = quoted_text(text_, at, Notation::Yaml, Naming::Ordinary);
      quoted.end = skip_blanks(text_, quoted.end);
      if (quoted.end >= text_.size() || text_[quoted.end] != ':') return std::nullopt;
      ++quoted.end;
      return quoted;
    }
    const std::size_t comment = comment_or(text_, at, line);
    for (std::size_t colon = at; colon < comment; ++colon) {
      if (is_sign(colon, ':')) return QuotedText{{at, trimmed(text_, at, colon)}, colon + 1};
    }
    return std::nullopt;
  }

  // The value at `at`; lines from `column` on may belong to it.
  std::size_t value(std::size_t start, std::size_t at, Naming naming, std::size_t column) {
    const std::size_t line = end_of_line(text_, at);
    const std::size_t said = behind_properties(at, line);
    if (said >= line || text_[said] == '#') return next_line(text_, line);
    switch (text_[said]) {
      case '|':
      case '>': return block(said, naming, column);
      case '"':
      case '\'':
      case '{':
      case '[': return rest_of(nested_.judge(said, naming), naming);
      default: return plain(start, hides(naming) ? at : said, naming, column);
    }
  }

  // Behind `&anchor` and `!tag`.
  [[nodiscard]] std::size_t behind_properties(std::size_t at, std::size_t line) const {
    while (at < line && (text_[at] == '&' || text_[at] == '!')) {
      while (at < line && !is_blank(text_[at])) ++at;
      at = skip_blanks(text_, at);
    }
    return at;
  }

  // Behind the end of a value in quotes or brackets.
  std::size_t rest_of(std::size_t end, Naming naming) {
    const std::size_t line = end_of_line(text_, end);
    const std::size_t rest = skip_blanks(text_, end);
    if (hides(naming) && rest < line && text_[rest] != '#') values_.hide({rest, line});
    return next_line(text_, end);
  }

  std::size_t block(std::size_t sign, Naming naming, std::size_t column) {
    const std::size_t begin = next_line(text_, sign);
    const std::size_t end = deeper_end(begin, column);
    values_.judge(naming, {begin, std::max(begin, end)});
    return std::max(begin, end);
  }

  std::size_t plain(std::size_t start, std::size_t at, Naming naming, std::size_t column) {
    const std::size_t line = end_of_line(text_, at);
    const std::size_t end = trimmed(text_, at, comment_or(text_, at, line));
    if (!hides(naming)) {
      values_.judge(naming, {at, end});
      return next_line(text_, std::max(at, start));
    }
    const std::size_t below = deeper_end(next_line(text_, at), column);
    const bool more = below > next_line(text_, at);
    values_.judge(naming, {at, end}, {at, more ? below : line});
    return std::max(below, next_line(text_, at));
  }

  // The end of the lines from `at` on that are indented by `column` or more, or empty.
  [[nodiscard]] std::size_t deeper_end(std::size_t at, std::size_t column) const {
    while (at < text_.size()) {
      const std::size_t word = skip_blanks(text_, at);
      if (word < end_of_line(text_, word) && word - at < column) break;
      at = next_line(text_, at);
    }
    return at;
  }

  static constexpr std::size_t npos = std::string_view::npos;

  HiddenValues& values_;
  std::string_view text_;
  NestedValues nested_;
  std::vector<Key> keys_;
  Naming asked_ = Naming::Ordinary;  // of the value of the last `?`
};

}  // namespace

void judge_yaml(HiddenValues& values) { YamlReader(values).read(); }

}  // namespace cfplan
