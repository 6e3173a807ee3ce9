#include "render/diagnostic_mask.hpp"

#include <algorithm>
#include <string_view>

#include "cfplan/base/text.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/line_cut.hpp"

namespace cfplan {
namespace {

void mask_place(Place& place, const std::set<std::string>& ids, IdDisplay display) {
  const std::string line = mask_ids(place.source_line, ids, display);
  if (line == place.source_line) return;
  const std::string_view before = first_code_points(place.source_line, place.caret_column - 1);
  const std::string_view meant = first_code_points(
      std::string_view(place.source_line).substr(before.size()), place.caret_width);
  place.caret_column = count_code_points(mask_ids(before, ids, display)) + 1;
  place.caret_width = std::max<std::size_t>(count_code_points(mask_ids(meant, ids, display)), 1);
  place.source_line = line;
}

}  // namespace

Diagnostic mask_diagnostic(const Diagnostic& diagnostic, const std::set<std::string>& ids,
                           IdDisplay display) {
  Diagnostic out = diagnostic;
  if (display == IdDisplay::Full) return out;
  for (std::string* text : {&out.message, &out.resource, &out.hint}) {
    *text = mask_ids(*text, ids, display);
  }
  if (out.place && out.place->caret_column > 0) mask_place(*out.place, ids, display);
  return out;
}

}  // namespace cfplan
