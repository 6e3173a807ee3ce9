#include "document/toml/density.hpp"

#include <algorithm>

#include "document/toml/lexer.hpp"
#include "document/toml/part.hpp"

namespace cfplan::tomldoc {
namespace {

// Of the outlines before and after an edit.
constexpr std::size_t kSection = 80;
constexpr std::size_t kHeaderPart = 100;
// Of the tree.
constexpr std::size_t kKeyPart = 100;
constexpr std::size_t kItem = 48;
constexpr std::size_t kMember = 110;
// Of a statement that is read at once, with the tree of the parser.
constexpr std::size_t kItemAtOnce = 160;
constexpr std::size_t kMemberAtOnce = 330;

class CostCount {
 public:
  explicit CostCount(std::string_view text) : text_(text) {}

  std::size_t count() {
    for (std::size_t at = 0; at < text_.size();) at = skip_statement(at);
    return sum_;
  }

 private:
  [[nodiscard]] bool is_at(std::size_t at, char a, char b) const {
    return at < text_.size() && (text_[at] == a || text_[at] == b);
  }

  std::size_t skip_statement(std::size_t at) {
    const std::size_t begin = skip_blanks(text_, at);
    if (begin < text_.size() && text_[begin] == '[') {
      sum_ += kSection;
      at = skip_key(begin + 1, ']', kHeaderPart);
    } else if (begin < text_.size() && text_[begin] != '#' && !is_at(begin, '\r', '\n')) {
      at = skip_value(skip_key(begin, '=', kKeyPart) + 1);
    }
    return at >= text_.size() ? text_.size() : line_end(text_, at) + 1;
  }

  // To what ends the key or the line.
  std::size_t skip_key(std::size_t at, char end, std::size_t cost) {
    sum_ += cost;
    for (; at < text_.size() && text_[at] != end && text_[at] != '\n'; ++at) {
      if (text_[at] == '.') sum_ += cost;
      if (is_at(at, '"', '\'')) at = skip_string(text_, at) - 1;
    }
    return std::min(at, text_.size());
  }

  std::size_t skip_value(std::size_t at) {
    at = skip_blanks(text_, at);
    if (is_at(at, '"', '\'')) return skip_string(text_, at);
    return is_at(at, '[', '{') ? skip_bracketed(at) : at;
  }

  std::size_t skip_bracketed(std::size_t begin) {
    std::size_t items = 0;
    std::size_t members = 0;
    std::size_t dots = 0;  // since the last item began
    std::size_t depth = 0;
    std::size_t at = begin;
    for (bool is_open = true; is_open && at < text_.size(); ++at) {
      switch (text_[at]) {
        case '[':
        case '{':
          ++depth;
          ++items;
          dots = 0;
          break;
        case ']':
        case '}': is_open = --depth > 0; break;
        case ',':
          ++items;
          dots = 0;
          break;
        case '.': ++dots; break;
        case '=': members += 1 + dots; break;
        case '#': at = line_end(text_, at); break;
        case '"':
        case '\'': at = skip_string(text_, at) - 1; break;
        default: break;
      }
    }
    const bool is_large = at - begin > kPartSize;
    sum_ += items * (is_large ? kItemAtOnce : kItem);
    sum_ += members * (is_large ? kMemberAtOnce - kItemAtOnce : kMember - kItem);
    return at;
  }

  std::string_view text_;
  std::size_t sum_ = 0;
};

}  // namespace

std::size_t cost_of_parts(std::string_view text) { return CostCount(text).count(); }

}  // namespace cfplan::tomldoc
