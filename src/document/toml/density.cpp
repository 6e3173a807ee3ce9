#include "document/toml/density.hpp"

#include <algorithm>

#include "document/toml/lexer.hpp"
#include "document/toml/part.hpp"

namespace cfplan::tomldoc {
namespace {

/// Of one part, in bytes, as measured: tests/fuzz/limits_test.cpp holds them to it.
struct Cost {
  std::size_t kept = 0;
  std::size_t at_once = 0;
};
constexpr Cost kSection{50, 0};
constexpr Cost kHeaderPart{170, 300};  // that the header before it has not
constexpr Cost kElement{155, 300};
constexpr Cost kKeyPart{80, 190};  // that the key before it has not
constexpr Cost kItem{48, 125};
constexpr Cost kItemKeyPart{40, 65};

class CostCount {
 public:
  explicit CostCount(std::string_view text) : text_(text) {}

  MemoryCost count() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = at;
      const std::size_t before = sum_.at_once;
      at = skip_statement(at);
      if (at - begin > kPartSize) {
        sum_.statement = std::max(sum_.statement, sum_.at_once - before);
      }
    }
    return sum_;
  }

 private:
  void add(const Cost& cost, std::size_t times = 1) {
    sum_.kept += times * cost.kept;
    sum_.at_once += times * cost.at_once;
  }

  [[nodiscard]] bool is_at(std::size_t at, char a, char b) const {
    return at < text_.size() && (text_[at] == a || text_[at] == b);
  }

  std::size_t skip_statement(std::size_t at) {
    const std::size_t begin = skip_blanks(text_, at);
    if (begin < text_.size() && text_[begin] == '[') {
      at = skip_header(begin + 1);
    } else if (begin < text_.size() && text_[begin] != '#' && !is_at(begin, '\r', '\n')) {
      at = skip_value(skip_key(begin, '=', kKeyPart, last_key_) + 1);
    }
    return at >= text_.size() ? text_.size() : line_end(text_, at) + 1;
  }

  std::size_t skip_header(std::size_t at) {
    add(kSection);
    last_key_ = {};
    if (is_at(at, '[', '[')) {
      add(kElement);
      ++at;
    }
    return skip_key(at, ']', kHeaderPart, last_header_);
  }

  // To what ends the key or the line.
  std::size_t skip_key(std::size_t begin, char end, const Cost& cost, std::string_view& last) {
    const std::string_view before = last;
    std::size_t at = begin;
    const auto take_part = [&] {
      const std::size_t size = at - begin;
      const bool is_shared = before.substr(0, size) == text_.substr(begin, size) &&
                             (before.size() == size || before[size] == '.');
      if (!is_shared) add(cost);
    };
    for (; at < text_.size() && text_[at] != end && text_[at] != '\n'; ++at) {
      if (text_[at] == '.') take_part();
      if (is_at(at, '"', '\'')) at = skip_string(text_, at) - 1;
    }
    at = std::min(at, text_.size());
    take_part();
    last = text_.substr(begin, at - begin);
    return at;
  }

  std::size_t skip_value(std::size_t at) {
    at = skip_blanks(text_, at);
    if (is_at(at, '"', '\'')) return skip_string(text_, at);
    return is_at(at, '[', '{') ? skip_bracketed(at) : at;
  }

  std::size_t skip_bracketed(std::size_t at) {
    std::size_t depth = 0;
    std::size_t dots = 0;  // since the last item began
    for (bool is_open = true; is_open && at < text_.size(); ++at) {
      switch (text_[at]) {
        case '[':
        case '{': ++depth; [[fallthrough]];
        case ',':
          add(kItem);
          dots = 0;
          break;
        case ']':
        case '}': is_open = --depth > 0; break;
        case '.': ++dots; break;
        case '=': add(kItemKeyPart, 1 + dots); break;
        case '#': at = line_end(text_, at); break;
        case '"':
        case '\'': at = skip_string(text_, at) - 1; break;
        default: break;
      }
    }
    return at;
  }

  std::string_view text_;
  std::string_view last_header_;
  std::string_view last_key_;
  MemoryCost sum_;
};

}  // namespace

MemoryCost memory_cost(std::string_view text) { return CostCount(text).count(); }

}  // namespace cfplan::tomldoc
