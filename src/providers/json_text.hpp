#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "cfplan/base/result.hpp"

namespace cfplan {

/// Keeps the order of members, so that a file is written back as it was.
using Json = nlohmann::ordered_json;

/// Parses the text of a JSON file a person may have written; error CFP4054 with its place. Nesting
/// beyond 64 levels is refused.
[[nodiscard]] Result<Json> parse_json_file(const std::string& name, std::string_view bytes);

/// Parses an answer of a server: a discarded value when it is no JSON.
[[nodiscard]] Json parse_json_answer(std::string_view bytes);

/// As a file for people: two spaces, a final newline.
[[nodiscard]] std::string json_file_text(const Json& json);

/// The string under `key`, or empty when it is not there or no string.
[[nodiscard]] std::string string_member(const Json& object, const char* key);

/// The list or object under `key`, or null.
[[nodiscard]] const Json* member(const Json& object, const char* key);

}  // namespace cfplan
