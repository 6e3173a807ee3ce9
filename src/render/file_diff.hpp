#pragma once

#include <set>
#include <string>
#include <vector>

#include "cfplan/model/action.hpp"
#include "cfplan/render/style.hpp"
#include "render/plan_outline.hpp"

namespace cfplan {

/// The diff of one deployment's part of a file, for people: what a terminal would obey is made
/// visible, ids are masked, lines beyond 16,384 characters lose their middle. The CR of CRLF line
/// ends is shown only where line ends are mixed; a last line without one mixes nothing.
[[nodiscard]] FileDiff make_file_diff(const ChangeFile& file,
                                      const std::vector<DiffWindow>& windows,
                                      const std::set<std::string>& ids, IdDisplay display);

}  // namespace cfplan
