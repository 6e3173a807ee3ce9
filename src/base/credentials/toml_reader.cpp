#include <algorithm>

#include "base/credentials/nested_values.hpp"
#include "base/credentials/readers.hpp"
#include "base/credentials/text_scan.hpp"

namespace cfplan {
namespace {

class TomlReader {
 public:
  explicit TomlReader(HiddenValues& values)
      : values_(values), text_(values.text()), nested_(values, Notation::Toml) {}

  void read() {
    std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (at = nested_.skip_trivia(at); at < text_.size(); at = nested_.skip_trivia(at)) {
      at = text_[at] == '[' ? header(at) : statement(at);
    }
  }

 private:
  std::size_t header(std::size_t at) {
    while (at < text_.size() && text_[at] == '[') ++at;
    section_ = Naming::Root;
    const Key key = read_key(at, section_, ']');
    section_ = key.naming;
    return end_of_line(text_, key.end);
  }

  std::size_t statement(std::size_t at) {
    const Key key = read_key(at, section_, '=');
    if (key.end >= text_.size() || text_[key.end] != '=') return end_of_line(text_, key.end);
    const std::size_t begin = skip_blanks(text_, key.end + 1);
    if (begin >= end_of_line(text_, begin)) return begin;
    const std::size_t end = nested_.judge(begin, key.naming);
    const std::size_t line = end_of_line(text_, end);
    const std::size_t rest = skip_blanks(text_, end);
    // What a quote in the middle of a value has cut off.
    if (hides(key.naming) && rest < line && text_[rest] != '#') values_.hide({rest, line});
    return line;
  }

  struct Key {
    Naming naming;
    std::size_t end;  // at `stop` or at the end of the line
  };

  Key read_key(std::size_t at, Naming naming, char stop) {
    while (at < text_.size() && text_[at] != stop && text_[at] != '\n') {
      if (text_[at] == '"' || text_[at] == '\'') {
        const QuotedText quoted = quoted_text(text_, at, Notation::Json, Naming::Ordinary);
        naming = child_of(naming, values_.part(quoted.content), Notation::Toml);
        at = quoted.end;
        continue;
      }
      std::size_t end = at;
      while (end < text_.size() && is_key(text_[end])) ++end;
      if (end > at) naming = child_of(naming, text_.substr(at, end - at), Notation::Toml);
      at = std::max(end, at + 1);
    }
    return {naming, at};
  }

  static bool is_key(char c) {
    return std::string_view(" \t\r\n.=[]\"'").find(c) == std::string_view::npos;
  }

  HiddenValues& values_;
  std::string_view text_;
  NestedValues nested_;
  Naming section_ = Naming::Root;
};

}  // namespace

void judge_toml(HiddenValues& values) { TomlReader(values).read(); }

void judge_json(HiddenValues& values) {
  NestedValues nested(values, Notation::Json);
  const std::string_view text = values.text();
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size()) at = nested.judge(at, Naming::Root);
}

}  // namespace cfplan
