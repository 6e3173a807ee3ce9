#pragma once

#include <string>
#include <vector>

#include "cfplan/ports/terminal.hpp"
#include "cfplan/render/style.hpp"
#include "cli/prompts/frame.hpp"

namespace cfplan {

/// Draws the frames of one question over each other: makes the bytes, writes none.
class Screen {
 public:
  explicit Screen(Color color) : color_(color) {}

  /// What turns the frame before into this one. Lines must fit into the size's columns.
  [[nodiscard]] std::string redraw(const Frame& frame, TerminalSize size);
  /// What leaves one line in place of the last frame, with the cursor below it; the empty line
  /// leaves nothing.
  [[nodiscard]] std::string close(const std::string& line, TerminalSize size);

 private:
  /// To the first column of the frame's first line, everything from there on cleared.
  [[nodiscard]] std::string back_to_start(TerminalSize size) const;
  [[nodiscard]] std::string painted(const ScreenLine& line) const;

  Color color_;
  Frame drawn_;
};

}  // namespace cfplan
