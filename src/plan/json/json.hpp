#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/result.hpp"
#include "cfplan/base/value.hpp"

namespace cfplan {

/// Members keep their order, so that the same plan gives the same bytes.
using Json = nlohmann::ordered_json;

/// Parses JSON within limits of size and depth; a duplicate key is an error. Codes CFP2301 and
/// CFP2302, with the place.
[[nodiscard]] Result<Json> parse_json(const std::string& name, std::string_view text);

/// A Value as JSON. What JSON has no word for is a map of one key that starts with `$`:
/// `{"$known_after_apply": "database x"}`, `$date`, `$number` ("nan", "inf", "-inf"); keys of real
/// maps that start with `$` get another `$` before it.
[[nodiscard]] Json value_to_json(const Value& value);

/// The inverse; nothing when it is not of that form.
[[nodiscard]] std::optional<Value> value_from_json(const Json& json);

}  // namespace cfplan
