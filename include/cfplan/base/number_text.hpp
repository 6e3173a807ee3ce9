#pragma once

#include <string>

namespace cfplan {

/// The number as JavaScript prints it: with an exponent from 1e+21 on and below 0.000001, else
/// without one. What JavaScript calls NaN and Infinity is `nan`, `inf` and `-inf`.
[[nodiscard]] std::string number_text(double number);

}  // namespace cfplan
