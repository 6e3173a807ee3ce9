#pragma once

#include <optional>
#include <string_view>

#include "cfplan/model/account.hpp"
#include "providers/json_text.hpp"

namespace cfplan {

/// JSON as the plain tree that the rest of the program compares.
[[nodiscard]] Value value_of_json(const Json& json);

/// The member of a binding that says what it binds: "text" of a `plain_text`, "database_id" of
/// a `d1`, and so on. Empty for a type that cfplan compares nothing of.
[[nodiscard]] std::string_view live_key_of(std::string_view type);

/// One item of `bindings` in a Worker's settings; none when it lacks its type or name.
[[nodiscard]] std::optional<LiveBinding> read_live_binding(const Json& json);

}  // namespace cfplan
