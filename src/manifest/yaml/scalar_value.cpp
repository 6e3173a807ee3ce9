#include "manifest/yaml/scalar_value.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

#include "cfplan/base/number_text.hpp"

namespace cfplan {
namespace {

// JavaScript's Number.MAX_SAFE_INTEGER; wrangler refuses integers beyond it.
constexpr std::int64_t kLargestInteger = (std::int64_t{1} << 53) - 1;

template <class T>
std::optional<T> parsed(std::string_view text) {
  T number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Value> integer(std::string_view text) {
  const auto number = parsed<std::int64_t>(text);
  if (!number || *number > kLargestInteger || *number < -kLargestInteger) return std::nullopt;
  if (std::to_string(*number) != text) return std::nullopt;
  return Value(*number);
}

std::optional<Value> fraction(std::string_view text) {
  const auto number = parsed<double>(text);
  if (!number || number_text(*number) != text) return std::nullopt;
  return Value(*number);
}

std::optional<Value> number(std::string_view text) {
  constexpr std::string_view kDigits = "+-.0123456789e";
  const bool digits = !text.empty() && text.size() < 40 &&
                      text.find_first_not_of(kDigits) == std::string_view::npos;
  if (!digits) return std::nullopt;
  return text.find_first_of(".e") == std::string_view::npos ? integer(text) : fraction(text);
}

}  // namespace

Value scalar_value(const YamlNode& scalar) {
  if (scalar.style == YamlStyle::Quoted) return Value(scalar.text);
  if (scalar.text == "true") return Value(true);
  if (scalar.text == "false") return Value(false);
  return number(scalar.text).value_or(Value(scalar.text));
}

}  // namespace cfplan
