#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/value.hpp"
#include "document/env/scanner.hpp"

namespace cfplan::envdoc {

/// An env file as dotenv reads it: its entries, and the map that comes of them (the last of equal
/// keys wins, in the order of their first places; `__proto__` is dropped, as JavaScript does).
struct Reading {
  std::vector<Entry> entries;
  Value tree;
};
[[nodiscard]] Reading read_env(std::string_view text);

/// The key that an assignment in JavaScript cannot make.
inline constexpr std::string_view kDroppedKey = "__proto__";

/// The winning entry of the key, or null.
[[nodiscard]] const Entry* find_entry(const std::vector<Entry>& entries, std::string_view text,
                                      std::string_view key);

[[nodiscard]] std::string_view part(std::string_view text, SourceSpan span);

}  // namespace cfplan::envdoc
