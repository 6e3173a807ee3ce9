#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cfplan {

/// A part of a document in ever shorter versions; the last one may be empty.
struct FoldablePart {
  std::vector<std::string> versions;
  std::size_t shown = 0;  ///< the version in use

  [[nodiscard]] const std::string& text() const { return versions[shown]; }
};

/// One thing that may be done when there is too little room: show version `version` of all parts
/// `parts`, one part after the other, last first.
struct FoldingStep {
  std::vector<std::size_t> parts;
  std::size_t version = 1;
};

/// Folds part by part in the order of the steps until all texts together take at most `room` bytes
/// or the steps are used up.
void fold(std::vector<FoldablePart>& parts, const std::vector<FoldingStep>& steps,
          std::size_t room);

}  // namespace cfplan
