#pragma once

#include <string>
#include <string_view>

#include "cfplan/render/style.hpp"

namespace cfplan {

/// What a piece of text means; `paint` knows its colour.
enum class Tone { Plain, Created, Changed, Deleted, Hunk, Heading, Dim, Error, Warning, Gutter };

/// The text in the tone's colour when the style has colours; as it is otherwise. An empty text
/// stays empty.
[[nodiscard]] std::string paint(std::string_view text, Tone tone, const Style& style);

}  // namespace cfplan
