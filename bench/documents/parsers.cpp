#include "bench/documents/parsers.hpp"

#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace cfplan::bench {

// What was read is used, so that nobody leaves the work out.
void parse_with_toml_plus_plus(const std::string& text) {
  if (toml::parse(text).empty()) ::_exit(1);
}

void parse_with_nlohmann(const std::string& text) {
  if (nlohmann::json::parse(text, nullptr, true, true).empty()) ::_exit(1);
}

}  // namespace cfplan::bench
