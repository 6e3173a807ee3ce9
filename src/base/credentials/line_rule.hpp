#pragma once

#include "base/credentials/hidden_values.hpp"

namespace cfplan {

/// Hides what shows itself in any line of the text, whatever its notation: the values right of a
/// credential's name and `=` or `:` that no reader has judged, and words with a token's form. It
/// cannot know where a value without quotes ends, so that one goes to the end of the line.
void hide_in_lines(HiddenValues& values);

/// As above, in one line, without its ending.
void hide_in_line(HiddenValues& values, SourceSpan line);

}  // namespace cfplan
