#include "document/jsonc/scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cfplan/base/text.hpp"

namespace cfplan::jsoncdoc {
namespace {

constexpr std::array<bool, 256> make_spaces() {
  std::array<bool, 256> is_space{};
  for (const unsigned c : {0x20U, 0x09U, 0x0AU, 0x0DU}) is_space[c] = true;
  return is_space;
}
constexpr std::array<bool, 256> kSpaces = make_spaces();

bool ends_literal(char c) {
  return kSpaces[static_cast<unsigned char>(c)] || c == ',' || c == ':' || c == '{' || c == '}' ||
         c == '[' || c == ']' || c == '"' || c == '/';
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) { scan_.mask = text; }

  Scan scan() {
    if (text_.starts_with(kByteOrderMark))
      blank({0, kByteOrderMark.size()}), at_ = kByteOrderMark.size();
    read_file();
    return std::move(scan_);
  }

 private:
  void read_file() {
    if (!skip_trivia()) return;
    if (!is_at('{')) return stop(Fault::NoObject, at_);
    if (!read_container(scan_.root, 1) || !skip_trivia()) return;
    if (at_ < text_.size()) stop(Fault::TooMuch, at_);
  }

  [[nodiscard]] bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  void stop(Fault fault, std::size_t at) {
    scan_.fault = fault;
    scan_.fault_at = at;
  }
  bool failed(Fault fault, std::size_t at) {
    stop(fault, at);
    return false;
  }

  void blank(SourceSpan span) {
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (scan_.mask[i] != '\n' && scan_.mask[i] != '\r') scan_.mask[i] = ' ';
    }
  }

  // White space and comments.
  bool skip_trivia() {
    while (at_ < text_.size()) {
      if (kSpaces[static_cast<unsigned char>(text_[at_])]) {
        ++at_;
      } else if (text_[at_] == '/') {
        if (!skip_comment()) return false;
      } else {
        return true;
      }
    }
    return true;
  }

  bool skip_comment() {
    const std::size_t begin = at_;
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("//")) {
      at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    } else if (rest.starts_with("/*")) {
      const std::size_t end = text_.find("*/", at_ + 2);
      if (end == std::string_view::npos) return failed(Fault::NeverClosed, begin);
      at_ = end + 2;
    } else {
      return failed(Fault::MissingValue, begin);
    }
    blank({begin, at_});
    return true;
  }

  bool skip_string() {
    const std::size_t begin = at_;
    while (true) {
      at_ = text_.find('"', at_ + 1);
      if (at_ == std::string_view::npos) return failed(Fault::NeverClosed, begin);
      std::size_t slashes = 0;
      while (text_[at_ - 1 - slashes] == '\\') ++slashes;
      if (slashes % 2 == 0) break;
    }
    ++at_;
    return true;
  }

  bool read_value(Node& node, std::size_t depth) {
    if (is_at('{') || is_at('[')) return read_container(node, depth + 1);
    node.span.begin = at_;
    if (is_at('"')) {
      if (!skip_string()) return false;
    } else {
      while (at_ < text_.size() && !ends_literal(text_[at_])) ++at_;
      if (at_ == node.span.begin) return failed(Fault::MissingValue, at_);
    }
    node.span.end = at_;
    return true;
  }

  bool read_container(Node& node, std::size_t depth) {
    const std::size_t open = at_;
    if (depth > kMaxDepth) return failed(Fault::TooDeep, open);
    node.kind = text_[open] == '{' ? Node::Kind::Object : Node::Kind::Array;
    const char close = node.kind == Node::Kind::Object ? '}' : ']';
    ++at_;
    while (true) {
      if (!skip_trivia()) return false;
      if (at_ == text_.size()) return failed(Fault::NeverClosed, open);
      if (text_[at_] == close) break;
      if (!node.items.empty() && node.items.back().comma == kNowhere) {
        return failed(Fault::MissingComma, at_);
      }
      if (!read_item(node, depth)) return false;
    }
    if (!node.items.empty() && node.items.back().comma != kNowhere) {
      scan_.mask[node.items.back().comma] = ' ';
    }
    node.span = {open, ++at_};
    return true;
  }

  bool read_item(Node& node, std::size_t depth) {
    Item& item = node.items.emplace_back();
    item.begin = at_;
    if (node.kind == Node::Kind::Object && !read_key()) return false;
    if (!read_value(item.value, depth) || !skip_trivia()) return false;
    if (is_at(',')) item.comma = at_++;
    return true;
  }

  bool read_key() {
    if (!is_at('"')) return failed(Fault::MissingKey, at_);
    if (!skip_string() || !skip_trivia()) return false;
    if (!is_at(':')) return failed(Fault::MissingColon, at_);
    ++at_;
    return skip_trivia();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Scan scan_;
};

}  // namespace

Scan scan_jsonc(std::string_view text) { return Scanner(text).scan(); }

}  // namespace cfplan::jsoncdoc
