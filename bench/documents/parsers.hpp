#pragma once

#include <string>

namespace cfplan::bench {

/// toml++ parses the text and does no more.
void parse_with_toml_plus_plus(const std::string& text);

/// nlohmann/json parses the text, which has no trailing commas, and does no more.
void parse_with_nlohmann(const std::string& text);

}  // namespace cfplan::bench
