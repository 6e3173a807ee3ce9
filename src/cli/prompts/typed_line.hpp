#pragma once

#include <cstddef>
#include <string>

#include "cfplan/ports/terminal.hpp"

namespace cfplan {

/// A line that is being typed, and the cursor in it.
class TypedLine {
 public:
  explicit TypedLine(std::string text = {}) : text_(std::move(text)), cursor_(text_.size()) {}

  /// Whether the key was one of typing a line.
  bool press(const Key& key);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string before_cursor() const { return text_.substr(0, cursor_); }
  void clear();

 private:
  [[nodiscard]] std::size_t previous() const;
  [[nodiscard]] std::size_t next() const;

  std::string text_;
  std::size_t cursor_ = 0;  ///< a byte offset, never within a character
};

}  // namespace cfplan
