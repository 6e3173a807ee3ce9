#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cfplan/base/value.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan::tomldoc {

/// Why TOML as wrangler reads it cannot hold the value: "TOML has no null". None when it can.
[[nodiscard]] std::optional<std::string> why_unwritable(const Value& value);

/// The value on one line; it must be writable. Strings are basic strings with as few escapes as
/// can be.
[[nodiscard]] std::string write_value(const Value& value);

/// As `write_value`, but a string keeps the quotes that `old` has where they can hold it.
[[nodiscard]] std::string write_value_like(const Value& value, std::string_view old);

/// One part of a key: bare where it can be.
[[nodiscard]] std::string write_key(std::string_view key);

/// A dotted key; all steps must be keys.
[[nodiscard]] std::string write_dotted_key(std::span<const Step> steps);

/// The path of a header: dotted, without the places in arrays of tables, which a header does not
/// name.
[[nodiscard]] std::string write_header_path(std::span<const Step> steps);

}  // namespace cfplan::tomldoc
