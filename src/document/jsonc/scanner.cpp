#include "document/jsonc/scanner.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "cfplan/base/text.hpp"
#include "document/room_for_edits.hpp"

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

/// Reads a file and tells `Taker` where everything stands: `open(kind, begin)` and `close(end)` of
/// a container, `item(begin)`, `scalar(span)`, and `comma(at)` behind an item.
template <class Taker>
class Scanner {
 public:
  Scanner(std::string_view text, Taker& taker) : text_(text), taker_(taker) { mask_ = text; }

  Mask scan() {
    if (text_.starts_with(kByteOrderMark))
      blank({0, kByteOrderMark.size()}), at_ = kByteOrderMark.size();
    read_file();
    return {std::move(mask_), fault_, fault_at_};
  }

 private:
  void read_file() {
    if (!skip_trivia()) return;
    if (!is_at('{')) return stop(Fault::NoObject, at_);
    if (!read_container(1) || !skip_trivia()) return;
    if (at_ < text_.size()) stop(Fault::TooMuch, at_);
  }

  [[nodiscard]] bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }

  void stop(Fault fault, std::size_t at) {
    fault_ = fault;
    fault_at_ = at;
  }
  bool failed(Fault fault, std::size_t at) {
    stop(fault, at);
    return false;
  }

  void blank(SourceSpan span) {
    for (std::size_t i = span.begin; i < span.end; ++i) {
      if (mask_[i] != '\n' && mask_[i] != '\r') mask_[i] = ' ';
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
      taker_.item(at_);
      if (kind == Node::Kind::Object && !read_key()) return false;
      if (!read_value(depth) || !skip_trivia()) return false;
      comma = is_at(',') ? at_++ : kNowhere;
      if (comma != kNowhere) taker_.comma(comma);
    }
    if (comma != kNowhere) mask_[comma] = ' ';
    taker_.close(++at_);
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
  Taker& taker_;
  std::size_t at_ = 0;
  std::string mask_;
  Fault fault_ = Fault::None;
  std::size_t fault_at_ = 0;
};

/// Makes nodes of what stands in the file, none larger than it needs.
class NodeTaker {
 public:
  void open(Node::Kind kind, std::size_t begin) {
    open_.push_back({kind, begin, items_.size(), sizes_.size()});
    sizes_.push_back(0);
  }
  void item(std::size_t begin) { items_.emplace_back().begin = static_cast<std::uint32_t>(begin); }
  void scalar(SourceSpan span) { items_.back().value.span = span; }
  void comma(std::size_t at) { items_.back().comma = static_cast<std::uint32_t>(at); }
  void close(std::size_t end) {
    const Open container = open_.back();
    open_.pop_back();
    sizes_[container.number] = static_cast<std::uint32_t>(items_.size() - container.first_item);
    Node node;
    node.kind = container.kind;
    node.span = SourceSpan{container.begin, end};
    if (items_.size() > container.first_item) {
      node.inside.get().items = take_from(items_, container.first_item);
    }
    (open_.empty() ? root_ : items_.back().value) = std::move(node);
  }

  [[nodiscard]] Scan take(Mask mask) {
    return {std::move(root_), std::move(sizes_), std::move(mask)};
  }

 private:
  struct Open {
    Node::Kind kind;
    std::size_t begin;
    std::size_t first_item;
    std::size_t number;  // among the containers
  };
  Node root_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> sizes_;
  std::deque<Item> items_;  // of the open containers
};

/// Notes what stands in the file, not where.
class MarkTaker {
 public:
  void open(Node::Kind kind, std::size_t) {
    marks_.push_back(kind == Node::Kind::Object ? Mark::Object : Mark::Array);
  }
  void item(std::size_t) {}
  void scalar(SourceSpan) { marks_.push_back(Mark::Scalar); }
  void comma(std::size_t) {}
  void close(std::size_t) { marks_.push_back(Mark::End); }

  [[nodiscard]] std::vector<Mark> take() { return std::move(marks_); }

 private:
  std::vector<Mark> marks_;
};

}  // namespace

Scan scan_jsonc(std::string_view text) {
  NodeTaker nodes;
  Mask mask = Scanner(text, nodes).scan();
  return nodes.take(std::move(mask));
}

MarkScan scan_marks(std::string_view text) {
  MarkTaker marks;
  Mask mask = Scanner(text, marks).scan();
  return {marks.take(), std::move(mask)};
}

}  // namespace cfplan::jsoncdoc
