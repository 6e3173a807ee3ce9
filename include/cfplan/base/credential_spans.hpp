#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cfplan/base/notation.hpp"
#include "cfplan/base/source_file.hpp"

namespace cfplan {

/// The ranges of the text that must not be shown (contract, section 6), sorted and apart: values of
/// credentials over all their lines, however they are written, private keys, words with a token's
/// form, and what stands under `secrets:` in YAML where the source of a secret belongs. Takes any
/// text, whether it can be parsed or not, and then rather hides too much. Linear.
[[nodiscard]] std::vector<SourceSpan> credential_spans(std::string_view text, Notation notation);

/// Whether the text has any.
[[nodiscard]] bool holds_credential(std::string_view text, Notation notation);

/// The `part` of the text, within one line, with each of the spans in it as `****`; the indentation
/// of a line inside of a span and a CR at its end stay.
[[nodiscard]] std::string masked_part(std::string_view text, SourceSpan part,
                                      const std::vector<SourceSpan>& spans);

}  // namespace cfplan
