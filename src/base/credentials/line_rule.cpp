#include "base/credentials/line_rule.hpp"

#include <algorithm>

#include "base/credentials/credential_marks.hpp"
#include "base/credentials/text_scan.hpp"

namespace cfplan {
namespace {

// How far the end of a value is looked for: not to the end of a line of megabytes for each.
constexpr std::size_t kFarValue = 4096;
constexpr std::string_view kAfterValue = "#,}]/;)";

/// What stands right of `name =` or `name:` in a line.
struct Assigned {
  SourceSpan value;  ///< as far as it goes at least
  SourceSpan whole;  ///< as far as it may go
};

class LineRule {
 public:
  LineRule(HiddenValues& values, SourceSpan line)
      : values_(values), line_(values.text().substr(0, line.end)), begin_(line.begin) {}

  void hide() {
    for (std::size_t at = begin_; at < line_.size();) {
      const std::size_t end = word_end(line_, at);
      at = end == at ? at + 1 : hide_word({at, end});
    }
  }

 private:
  // Goes on behind what was hidden.
  std::size_t hide_word(SourceSpan word) {
    const Naming naming = child_of(Naming::Ordinary, values_.part(word), Notation::Env);
    const Assigned assigned = hides(naming) ? assigned_to(word.end) : none();
    const SourceSpan& value = assigned.value;
    if (value.begin < line_.size() && !values_.has_judged(value.begin) &&
        values_.is_hidden(naming, value, assigned.whole)) {
      values_.hide(assigned.whole);
      return std::max(assigned.whole.end, word.end);
    }
    if (is_token(values_.part(word))) values_.hide(word);
    return word.end;
  }

  [[nodiscard]] bool is_at(std::size_t at, char c) const {
    return at < line_.size() && line_[at] == c;
  }

  // None: an empty range at the line's end.
  [[nodiscard]] Assigned assigned_to(std::size_t at) const {
    if (is_at(at, '"') || is_at(at, '\'')) ++at;
    at = skip_blanks(line_, at);
    // A string next to a name, whose sign was forgotten.
    if (is_at(at, '"') || is_at(at, '\'')) return quoted(at);
    if (!is_at(at, '=') && !is_at(at, ':')) return none();
    const std::size_t begin = skip_blanks(line_, at + 1);
    if (begin == line_.size() || line_[begin] == '{') return none();
    if (line_[begin] == '#' && begin > at + 1) return none();
    const char first = line_[begin];
    if (first == '"' || first == '\'' || first == '`') return quoted(begin);
    if (first == '[') return {{begin + 1, line_.size()}, {begin + 1, line_.size()}};
    return bare(begin);
  }

  [[nodiscard]] Assigned none() const {
    return {{line_.size(), line_.size()}, {line_.size(), line_.size()}};
  }

  [[nodiscard]] Assigned bare(std::size_t begin) const {
    const std::string_view near = line_.substr(0, std::min(line_.size(), begin + kFarValue));
    std::size_t end = std::min(near.find_first_of(",}]", begin), near.size());
    end = trimmed(line_, begin, comment_or(line_, begin, end));
    return {{begin, end}, {begin, line_.size()}};
  }

  [[nodiscard]] Assigned quoted(std::size_t open) const {
    const std::string_view three(line_.data() + open,
                                 std::min<std::size_t>(3, line_.size() - open));
    const bool triple = three == "\"\"\"" || three == "'''";
    const std::size_t begin = open + (triple ? 3 : 1);
    const std::size_t close = triple ? line_.find(three, begin) : closing_quote(line_, open);
    if (close == std::string_view::npos) return {{begin, line_.size()}, {begin, line_.size()}};
    const std::size_t after = skip_blanks(line_, close + (triple ? 3 : 1));
    const bool ends =
        after == line_.size() || kAfterValue.find(line_[after]) != std::string_view::npos;
    return {{begin, close}, {begin, ends ? close : line_.size()}};
  }

  HiddenValues& values_;
  std::string_view line_;  // with all that is before it, so that places are those of the text
  std::size_t begin_;
};

}  // namespace

void hide_in_lines(HiddenValues& values) {
  const std::string_view text = values.text();
  for (std::size_t at = 0; at < text.size(); at = next_line(text, at)) {
    hide_in_line(values, {at, end_of_line(text, at)});
  }
}

void hide_in_line(HiddenValues& values, SourceSpan line) { LineRule(values, line).hide(); }

}  // namespace cfplan
