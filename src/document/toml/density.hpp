#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace cfplan::tomldoc {

/// The bytes that begin or end a part of a TOML file, and what it needs at most, in bytes.
inline constexpr std::array<std::pair<unsigned char, std::uint16_t>, 5> kMostCosts{
    {{'=', 330}, {',', 330}, {'[', 380}, {'{', 330}, {'.', 330}}};

/// What the keys, items, tables and headers of the text need, up to where it stops to be TOML.
[[nodiscard]] std::size_t cost_of_parts(std::string_view text);

}  // namespace cfplan::tomldoc
