#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "base/credentials/readers.hpp"
#include "base/credentials/text_scan.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

bool is_env_key(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.';
}

// What JavaScript takes for white space beyond ASCII.
constexpr std::array<std::string_view, 8> kWhite{"\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\xA8",
                                                 "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F",
                                                 "\xE3\x80\x80", "\xEF\xBB\xBF"};

std::size_t white_size(std::string_view text) {
  if (text.empty()) return 0;
  if (std::isspace(static_cast<unsigned char>(text.front())) != 0) return 1;
  const bool narrow = text.size() > 2 && text.starts_with("\xE2\x80") && text[2] <= '\x8A';
  if (narrow) return 3;
  const auto found = std::find_if(kWhite.begin(), kWhite.end(),
                                  [&](std::string_view white) { return text.starts_with(white); });
  return found == kWhite.end() ? 0 : found->size();
}

/// Reads as dotenv does; where that makes of an open quote a value of one line, a credential goes
/// on to where its author will have seen its end.
class EnvReader {
 public:
  explicit EnvReader(HiddenValues& values) : values_(values), text_(values.text()) {}

  void read() {
    std::size_t at = text_.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (at = skip_white(at); at < text_.size(); at = skip_white(at)) {
      const auto assigned = assignment(at);
      at = assigned ? value(*assigned) : stray(at);
      at = std::max(at, end_of_line(text_, at));
    }
  }

 private:
  struct Assignment {
    std::string_view key;
    std::size_t value;  // right after the sign
  };

  [[nodiscard]] std::size_t skip_white(std::size_t at) const {
    for (std::size_t size = white_size(text_.substr(at)); size > 0;) {
      at += size;
      size = white_size(text_.substr(at));
    }
    return at;
  }
  [[nodiscard]] std::size_t key_end(std::size_t at) const {
    while (at < text_.size() && is_env_key(text_[at])) ++at;
    return at;
  }

  [[nodiscard]] std::optional<Assignment> assignment(std::size_t at) const {
    std::size_t end = key_end(at);
    if (text_.substr(at, end - at) == "export") {
      const std::size_t key = skip_white(end);
      if (key > end && key_end(key) > key) {
        at = key;
        end = key_end(key);
      }
    }
    if (end == at) return std::nullopt;
    const std::string_view key = text_.substr(at, end - at);
    const std::size_t sign = skip_white(end);
    if (sign < text_.size() && text_[sign] == '=') return Assignment{key, sign + 1};
    const bool colon =
        end + 1 < text_.size() && text_[end] == ':' && white_size(text_.substr(end + 1)) > 0;
    return colon ? std::optional(Assignment{key, end + 1}) : std::nullopt;
  }

  // A line whose sign was forgotten.
  std::size_t stray(std::size_t at) {
    const std::size_t key = key_end(at);
    const std::size_t line = end_of_line(text_, at);
    const std::size_t begin = std::min(skip_blanks(text_, key), line);
    const std::string_view name = text_.substr(at, key - at);
    if (begin > key) {
      values_.judge(child_of(Naming::Ordinary, name, Notation::Env), {begin, line});
    }
    return line;
  }

  // Returns where the value ends.
  std::size_t value(const Assignment& assigned) {
    const Naming naming = child_of(Naming::Ordinary, assigned.key, Notation::Env);
    const std::size_t open = skip_white(assigned.value);
    const bool quoted =
        open < text_.size() && std::string_view("\"'`").find(text_[open]) != kNowhere;
    if (quoted) {
      const std::size_t close = close_of(open);
      if (close != kNowhere) return closed(naming, open, close);
    }
    const std::size_t line = end_of_line(text_, assigned.value);
    const std::size_t begin = skip_blanks(text_, assigned.value);
    if (begin >= line || (text_[begin] == '#' && begin > assigned.value)) return line;
    if (quoted && open < line && hides(naming)) return unclosed(naming, open);
    const std::size_t comment = std::min(text_.find('#', begin), line);
    values_.judge(naming, {begin, trimmed(text_, begin, comment)}, {begin, line});
    return line;
  }

  std::size_t closed(Naming naming, std::size_t open, std::size_t close) {
    values_.judge(naming, {open + 1, close});
    return close + 1;
  }

  // To a quote that ends something, or to the next assignment.
  std::size_t unclosed(Naming naming, std::size_t open) {
    std::size_t end = end_of_line(text_, open);
    const std::size_t quote = text_.find(text_[open], open + 1);
    if (quote != kNowhere) {
      end = std::max(end, end_of_line(text_, quote));
    } else {
      for (std::size_t line = next_line(text_, open); line < text_.size() && !assigns(line);
           line = next_line(text_, line)) {
        end = end_of_line(text_, line);
      }
    }
    values_.judge(naming, {open + 1, end});
    return end;
  }

  // Not so the last line of something in base64, which may end in signs.
  [[nodiscard]] bool assigns(std::size_t line) const {
    const auto assigned = assignment(skip_blanks(text_, line));
    if (!assigned) return false;
    const std::size_t end = end_of_line(text_, line);
    const std::size_t rest = text_.find_first_not_of("= \t", assigned->value);
    return rest < end;
  }

  [[nodiscard]] std::size_t close_of(std::size_t open) const {
    const char quote = text_[open];
    std::size_t last = kNowhere;
    for (std::size_t at = open + 1; (at = text_.find(quote, at)) != kNowhere; ++at) {
      if (ends_line(at + 1)) last = at;
      if (text_[at - 1] != '\\') break;
    }
    return last;
  }

  [[nodiscard]] bool ends_line(std::size_t at) const {
    at = skip_blanks(text_, at);
    return at >= end_of_line(text_, at) || text_[at] == '#';
  }

  HiddenValues& values_;
  std::string_view text_;
};

}  // namespace

void judge_env(HiddenValues& values) { EnvReader(values).read(); }

}  // namespace cfplan
