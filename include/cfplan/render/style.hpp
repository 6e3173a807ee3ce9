#pragma once

#include <cstddef>

namespace cfplan {

enum class Color { Off, On };
enum class IdDisplay { Masked, Full };

/// How text is shown: decided by the command line and the terminal, once, in `cli`.
struct Style {
  Color color = Color::Off;
  IdDisplay ids = IdDisplay::Masked;
  std::size_t width = 80;
};

}  // namespace cfplan
