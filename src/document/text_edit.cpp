#include "cfplan/document/text_edit.hpp"

#include "cfplan/base/check.hpp"

namespace cfplan {

std::string apply_edits(std::string_view original, const std::vector<TextEdit>& edits) {
  std::string result;
  result.reserve(original.size());
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    check(edit.span.begin >= at && edit.span.end >= edit.span.begin &&
              edit.span.end <= original.size(),
          "edits are sorted, do not overlap and lie in the original");
    result.append(original.substr(at, edit.span.begin - at)).append(edit.text);
    at = edit.span.end;
  }
  return result.append(original.substr(at));
}

std::vector<TextEdit> inverse_of(std::string_view original, const std::vector<TextEdit>& edits) {
  std::vector<TextEdit> inverse;
  inverse.reserve(edits.size());
  std::size_t at = 0;       // in the original
  std::size_t made_at = 0;  // in the result
  for (const TextEdit& edit : edits) {
    made_at += edit.span.begin - at;
    const std::size_t made_end = made_at + edit.text.size();
    inverse.push_back({{made_at, made_end},
                       std::string(original.substr(edit.span.begin, edit.span.size())),
                       edit.owner});
    made_at = made_end;
    at = edit.span.end;
  }
  return inverse;
}

}  // namespace cfplan
