#pragma once

#include <string_view>
#include <vector>

namespace cfplan {

/// What a diagnostic's code means, from docs/diagnostics.md.
struct DiagnosticText {
  std::string_view code;   ///< "CFP1203"
  std::string_view title;  ///< "unknown key"
  std::string_view text;   ///< paragraphs, with a line end at the end
};

/// All of them, sorted by code.
[[nodiscard]] const std::vector<DiagnosticText>& diagnostic_texts();

/// Null when there is no such code; upper and lower case are equal.
[[nodiscard]] const DiagnosticText* find_diagnostic_text(std::string_view code);

}  // namespace cfplan
