#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/text.hpp"
#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

inline constexpr std::size_t kMaxDepth = 128;

enum class Fault {
  None,
  NoObject,      ///< the file is no object
  MissingValue,  ///< there should be a value
  MissingKey,    ///< there should be a key in double quotes
  MissingColon,  ///< there should be a colon
  MissingComma,  ///< there should be a comma or the end of the object or list
  NeverClosed,   ///< an object, list, string or comment has no end
  TooMuch,       ///< something stands behind the end of the object
  TooDeep,       ///< more than kMaxDepth levels
};

struct ScanFault {
  Fault fault = Fault::None;
  std::size_t at = 0;
};

/// What a taker of the scanner does that has no use for what it is told: those that have hide it.
struct IdleTaker {
  /// Otherwise it is told of all that is in a container one `container(kind, span)` only.
  static constexpr bool kLooksInside = true;
  void container(Node::Kind, SourceSpan) {}
  void open(Node::Kind, std::size_t) {}
  void close(std::size_t) {}
  /// Whether to go on.
  [[nodiscard]] bool item(std::size_t) { return true; }
  void key(SourceSpan) {}
  void scalar(SourceSpan) {}
  void comma(std::size_t) {}
  void last_comma(std::size_t) {}
  void comment(SourceSpan) {}
};

/// Reads a file in its order and tells `Taker` where everything stands: `open(kind, begin)` and
/// `close(end)` of a container, `item(begin)` and the `key(span)` of one in an object,
/// `scalar(span)`, `comma(at)` behind an item, `last_comma(at)` when that item turns out to be the
/// last one, and `comment(span)`, which a byte order mark is too. Keeps nothing itself.
template <class Taker>
class Scanner {
 public:
  Scanner(std::string_view text, Taker& taker) : text_(text), taker_(taker) {}

  /// The whole of a file.
  ScanFault scan_file() {
    if (text_.starts_with(kByteOrderMark)) {
      at_ = kByteOrderMark.size();
      taker_.comment({0, at_});
    }
    read_file();
    return fault_;
  }

  /// The object or array that begins there, of a file in which no fault was found.
  void scan_container(std::size_t begin) {
    at_ = begin;
    (void)read_container(1);
  }

 private:
  static constexpr std::array<bool, 256> bytes_of(std::string_view bytes) {
    std::array<bool, 256> is_one{};
    for (const char c : bytes) is_one[static_cast<unsigned char>(c)] = true;
    return is_one;
  }
  static bool is_space(char c) {
    static constexpr std::array<bool, 256> kSpaces = bytes_of(" \t\n\r");
    return kSpaces[static_cast<unsigned char>(c)];
  }
  static bool ends_literal(char c) {
    static constexpr std::array<bool, 256> kEnds = bytes_of(" \t\n\r,:{}[]\"/");
    return kEnds[static_cast<unsigned char>(c)];
  }

  static bool is_structure(char c) {
    static constexpr std::array<bool, 256> kStructure = bytes_of("{}[]\"/");
    return kStructure[static_cast<unsigned char>(c)];
  }

  void read_file() {
    if (!skip_trivia()) return;
    if (!is_at('{')) return stop(Fault::NoObject, at_);
    if (!read_container(1) || !skip_trivia()) return;
    if (at_ < text_.size()) stop(Fault::TooMuch, at_);
  }

  [[nodiscard]] bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  void stop(Fault fault, std::size_t at) { fault_ = {fault, at}; }
  bool failed(Fault fault, std::size_t at) {
    stop(fault, at);
    return false;
  }

  // White space and comments.
  bool skip_trivia() {
    while (at_ < text_.size()) {
      if (is_space(text_[at_])) {
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
    taker_.comment({begin, at_});
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

  bool read_value(std::size_t depth) {
    if (is_at('{') || is_at('[')) return read_container(depth + 1);
    const std::size_t begin = at_;
    if (is_at('"')) {
      if (!skip_string()) return false;
    } else {
      while (at_ < text_.size() && !ends_literal(text_[at_])) ++at_;
      if (at_ == begin) return failed(Fault::MissingValue, at_);
    }
    taker_.scalar({begin, at_});
    return true;
  }

  bool read_container(std::size_t depth) {
    const std::size_t open = at_;
    if (depth > kMaxDepth) return failed(Fault::TooDeep, open);
    const auto kind = text_[open] == '{' ? Node::Kind::Object : Node::Kind::Array;
    const char close = kind == Node::Kind::Object ? '}' : ']';
    if (!Taker::kLooksInside && depth > 1) {
      skip_container();
      taker_.container(kind, {open, at_});
      return true;
    }
    taker_.open(kind, open);
    ++at_;
    bool is_first = true;
    std::size_t comma = kNowhere;  // behind the item before
    while (true) {
      if (!skip_trivia()) return false;
      if (at_ == text_.size()) return failed(Fault::NeverClosed, open);
      if (text_[at_] == close) break;
      if (!is_first && comma == kNowhere) return failed(Fault::MissingComma, at_);
      is_first = false;
      if (!taker_.item(at_)) return false;
      if (kind == Node::Kind::Object && !read_key()) return false;
      if (!read_value(depth) || !skip_trivia()) return false;
      comma = is_at(',') ? at_++ : kNowhere;
      if (comma != kNowhere) taker_.comma(comma);
    }
    if (comma != kNowhere) taker_.last_comma(comma);
    taker_.close(++at_);
    return true;
  }

  // In a file in which no fault was found.
  void skip_container() {
    std::size_t depth = 0;
    do {
      while (!is_structure(text_[at_])) ++at_;
      switch (text_[at_]) {
        case '"': skip_string(); continue;
        case '/': skip_comment(); continue;
        case '{':
        case '[': ++depth; break;
        default: --depth; break;
      }
      ++at_;
    } while (depth > 0);
  }

  bool read_key() {
    const std::size_t begin = at_;
    if (!is_at('"')) return failed(Fault::MissingKey, begin);
    if (!skip_string()) return false;
    taker_.key({begin, at_});
    if (!skip_trivia()) return false;
    if (!is_at(':')) return failed(Fault::MissingColon, at_);
    ++at_;
    return skip_trivia();
  }

  std::string_view text_;
  Taker& taker_;
  std::size_t at_ = 0;
  ScanFault fault_;
};

}  // namespace cfplan::jsoncdoc
