#include "cfplan/base/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace cfplan {
namespace {

// From here on not every integer is a double, and what is printed need not be the integer meant.
constexpr double kExactBelow = 9007199254740992;

std::string printed(double number, std::chars_format format) {
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, format).ptr;
  return {buffer.data(), end};
}

// 1e-07 as JavaScript has it: 1e-7.
std::string with_short_exponent(std::string text) {
  const std::size_t digits = text.find('e') + 2;
  const std::size_t zeros = text.find_first_not_of('0', digits) - digits;
  return text.erase(digits, zeros);
}

// 1.25e+20 as JavaScript has it: what is not in the digits is zeros.
std::string without_exponent(const std::string& text) {
  const std::size_t mark = text.find('e');
  const auto exponent = static_cast<std::size_t>(std::stoi(text.substr(mark + 2)));
  std::string digits = text.substr(0, mark);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::size_t fraction = point == digits.size() ? 0 : digits.size() - point - 1;
  if (fraction > 0) digits.erase(point, 1);
  return digits + std::string(exponent - fraction, '0');
}

}  // namespace

std::string number_text(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  const double size = std::fabs(number);
  if (number == std::floor(number) && size < kExactBelow) {
    return std::to_string(static_cast<std::int64_t>(number));
  }
  if (size >= 1e-6 && size < kExactBelow) return printed(number, std::chars_format::fixed);
  std::string text = with_short_exponent(printed(number, std::chars_format::scientific));
  return size >= kExactBelow && size < 1e21 ? without_exponent(text) : text;
}

}  // namespace cfplan
