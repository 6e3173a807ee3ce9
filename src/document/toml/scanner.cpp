#include "document/toml/scanner.hpp"

#include <utility>

#include "cfplan/base/check.hpp"

namespace cfplan::tomldoc {
namespace {

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  // The statement that starts at `begin`; its end in `origin`, or a fault.
  Statement next(std::size_t begin) {
    begin_ = begin;
    statement_ = Statement();
    std::size_t at = skip_blanks(text_, begin);
    if (at < text_.size() && text_[at] == '[') {
      at = scan_header(at);
    } else if (at < text_.size() && text_[at] != '#' && text_[at] != '\n' && text_[at] != '\r') {
      at = scan_key_value(at);
    } else if (at < text_.size() && text_[at] == '#') {
      statement_.kind = StatementKind::Comment;
    }
    if (fault_ == LexicalFault::None) statement_.origin = SourceSpan{begin, finish_line(at)};
    return statement_;
  }

  [[nodiscard]] LexicalFault fault() const { return fault_; }
  [[nodiscard]] std::size_t fault_at() const { return fault_at_; }

 private:
  std::size_t fail_at(std::size_t at, LexicalFault fault) {
    fault_ = fault;
    fault_at_ = at;
    return at;
  }

  std::size_t take(const Token& token) {
    return token.fault == LexicalFault::None ? token.end : fail_at(token.end, token.fault);
  }

  std::size_t scan_header(std::size_t at) {
    const bool is_array = text_.substr(at, 2) == "[[";
    statement_.kind = is_array ? StatementKind::ArrayHeader : StatementKind::Header;
    const std::size_t key = skip_blanks(text_, at + (is_array ? 2 : 1));
    const std::size_t key_end = take(scan_key(text_, key));
    if (fault_ != LexicalFault::None) return key_end;
    statement_.key_end = static_cast<std::uint32_t>(key_end - begin_);
    const std::size_t close = skip_blanks(text_, key_end);
    const std::string_view bracket = is_array ? "]]" : "]";
    if (text_.substr(close, bracket.size()) != bracket) {
      return fail_at(close, LexicalFault::Syntax);
    }
    return close + bracket.size();
  }

  std::size_t scan_key_value(std::size_t key) {
    statement_.kind = StatementKind::KeyValue;
    const std::size_t key_end = take(scan_key(text_, key));
    if (fault_ != LexicalFault::None) return key_end;
    statement_.key_end = static_cast<std::uint32_t>(key_end - begin_);
    const std::size_t equals = skip_blanks(text_, key_end);
    if (equals >= text_.size() || text_[equals] != '=') {
      return fail_at(equals, LexicalFault::Syntax);
    }
    const std::size_t value = skip_blanks(text_, equals + 1);
    return take(scan_value(text_, value));
  }

  // Past blanks, a comment and the line ending: nothing else may follow on the line.
  std::size_t finish_line(std::size_t at) {
    at = skip_blanks(text_, at);
    if (at < text_.size() && text_[at] == '#') at = line_end(text_, at);
    if (text_.substr(at, 2) == "\r\n") ++at;
    if (at >= text_.size()) return text_.size();
    if (text_[at] != '\n') return fail_at(at, LexicalFault::Syntax);
    return at + 1;
  }

  std::string_view text_;
  std::size_t begin_ = 0;
  Statement statement_;
  LexicalFault fault_ = LexicalFault::None;
  std::size_t fault_at_ = 0;
};

// Past the blanks and brackets before a header's path, or the blanks before a key.
std::size_t key_begin(const Statement& statement, std::string_view text) {
  const std::size_t begin = skip_blanks(text, 0);
  switch (statement.kind) {
    case StatementKind::Header: return skip_blanks(text, begin + 1);
    case StatementKind::ArrayHeader: return skip_blanks(text, begin + 2);
    default: return begin;
  }
}

}  // namespace

SourceSpan Statement::key_in(std::string_view text) const {
  return {key_begin(*this, text), key_end};
}

std::size_t Statement::value_in(std::string_view text) const {
  return skip_blanks(text, skip_blanks(text, key_end) + 1);  // past the equals sign
}

ScanFault scan_statements(std::string_view text, SourceSpan part,
                          const std::function<void(Statement)>& take) {
  Scanner scanner(text);
  for (std::size_t at = part.begin; at < part.end;) {
    Statement statement = scanner.next(at);
    if (scanner.fault() != LexicalFault::None) return {scanner.fault(), scanner.fault_at()};
    at = statement.origin.end;
    take(std::move(statement));
  }
  return {};
}

Statement scan_statement(std::string_view text) {
  Scanner scanner(text);
  Statement statement = scanner.next(0);
  check(scanner.fault() == LexicalFault::None && statement.origin.end == text.size(),
        "a line that we write is one statement of TOML");
  return statement;
}

}  // namespace cfplan::tomldoc
