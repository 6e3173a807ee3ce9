#pragma once

#include <optional>
#include <string>

#include "cfplan/ports/terminal.hpp"

namespace cfplan {

/// Whether the rest of a sequence that has begun may still be on its way.
enum class MoreBytes { MayCome, No };

/// Takes the next key off the front of what was typed; none when nothing, or only the beginning of
/// a sequence, is there. Sequences are those of xterm and what follows it.
[[nodiscard]] std::optional<Key> take_key(std::string& typed, MoreBytes more);

}  // namespace cfplan
