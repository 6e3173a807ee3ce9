#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// The node of the memory disk's topmost folder.
inline constexpr std::uint64_t kMemoryRoot = 1;

/// The error of a failed call, in the words of the system.
[[nodiscard]] tl::unexpected<IoError> io_error(IoCause cause);

/// The names between the slashes, empty ones too.
[[nodiscard]] std::vector<std::string> components(const std::string& path);

[[nodiscard]] std::string without_leading_slash(const std::string& path);

}  // namespace cfplan
