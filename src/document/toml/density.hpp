#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace cfplan::tomldoc {

/// What the keys, items, tables and headers of a text take, up to where it stops to be TOML, in
/// bytes.
struct MemoryCost {
  std::size_t kept = 0;       ///< by the end of the proof of an edit
  std::size_t at_once = 0;    ///< beside that, by the parser of record, of the whole text
  std::size_t statement = 0;  ///< the same of its largest statement, unless all are small
};
[[nodiscard]] MemoryCost memory_cost(std::string_view text);

/// The bytes that begin a part of a TOML file, or end one, and what `cost_of_parts` counts for it
/// at most.
inline constexpr std::array<std::pair<unsigned char, std::uint16_t>, 5> kMostCosts{
    {{'=', 80}, {',', 48}, {'[', 375}, {'{', 48}, {'.', 170}}};

}  // namespace cfplan::tomldoc
