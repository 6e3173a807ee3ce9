#pragma once

#include <cstddef>
#include <string>

#include "cfplan/base/document_format.hpp"
#include "property/dice.hpp"

namespace cfplan::testing {

/// What came of random edits of one file.
struct EditRun {
  std::size_t made = 0;
  std::size_t refused = 0;
  /// The promise that was broken, with the file and the edits; empty when all were kept.
  std::string broken_promise;
};

/// Makes up to `most` random edits in a file that can be read, and proves that the document keeps
/// its promises: each edit means what it says or changes nothing, the bytes outside the edits stay,
/// the same edits make the same bytes, doing them again changes nothing, and the way back restores
/// every byte.
[[nodiscard]] EditRun edit_and_undo(DocumentFormat format, const std::string& text, Dice& dice,
                                    std::size_t most);

}  // namespace cfplan::testing
