#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cfplan/base/answer.hpp"
#include "cfplan/base/result.hpp"

namespace cfplan {

/// All bytes of a regular file outside any project (an account file). Absent when
/// nothing is there; CouldNotTell (CFP4051) when it is something else, unreadable, or longer than
/// `limit`.
[[nodiscard]] Answer<std::string> read_whole_file(const std::string& path, std::size_t limit);

/// Whether a file is there that can be replaced: no folder, device or pipe.
[[nodiscard]] bool is_regular_file(const std::string& path);

/// Puts `bytes` in the place of a file, whole or not at all, also through a power cut: a temporary
/// file beside it, fsync, rename, fsync of the folder. Keeps its permission bits; 0644 for a new
/// one. A device or a pipe stays what it is: the bytes are written into it. Error CFP4052.
[[nodiscard]] Result<void> replace_whole_file(const std::string& path, std::string_view bytes);

}  // namespace cfplan
