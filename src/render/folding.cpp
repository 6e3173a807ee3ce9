#include "render/folding.hpp"

#include <algorithm>
#include <numeric>

namespace cfplan {

void fold(std::vector<FoldablePart>& parts, const std::vector<FoldingStep>& steps,
          std::size_t room) {
  std::size_t size =
      std::accumulate(parts.begin(), parts.end(), std::size_t{0},
                      [](std::size_t sum, const FoldablePart& p) { return sum + p.text().size(); });
  for (const FoldingStep& step : steps) {
    for (auto at = step.parts.rbegin(); at != step.parts.rend(); ++at) {
      if (size <= room) return;
      FoldablePart& part = parts[*at];
      size -= part.text().size();
      part.shown = std::max(part.shown, std::min(step.version, part.versions.size() - 1));
      size += part.text().size();
    }
  }
}

}  // namespace cfplan
