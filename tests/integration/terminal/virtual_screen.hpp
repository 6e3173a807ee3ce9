#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan::tests {

/// What a person would see: a terminal that knows as much as cfplan's questions use of one. Lines
/// that scroll away are kept.
class VirtualScreen {
 public:
  explicit VirtualScreen(std::size_t columns) : columns_(columns) {}

  /// Bytes of a program, in pieces of any size.
  void feed(std::string_view bytes);
  /// From now on lines break here; what is on the screen stays as it is.
  void resize(std::size_t columns) { columns_ = columns; }

  /// All lines without the blanks at their ends.
  [[nodiscard]] std::string text() const;

 private:
  void put(std::string character);
  void control(char final, const std::string& arguments);
  void clear_to_end();
  std::vector<std::string>& row();

  std::size_t columns_;
  std::vector<std::vector<std::string>> rows_{1};
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  std::string pending_;
};

}  // namespace cfplan::tests
