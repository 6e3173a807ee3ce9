#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/document/text_edit.hpp"

namespace cfplan {

/// A list or map that its author wrote on one line, `[ … ]` or `{ … }`: edits of its items that
/// keep the others as they are.
class FlowText {
 public:
  /// The one that opens at this offset; none where no bracket opens there, or where it closes on
  /// another line.
  [[nodiscard]] static std::optional<FlowText> at(std::string_view bytes, std::size_t begin);

  [[nodiscard]] SourceSpan span() const { return span_; }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  /// One more item behind the last.
  [[nodiscard]] TextEdit addition(const std::string& item) const;
  /// Without this item, counted from 0, and the comma that goes with it.
  [[nodiscard]] std::optional<TextEdit> removal(std::size_t item) const;

 private:
  SourceSpan span_;                ///< with the brackets
  std::vector<SourceSpan> items_;  ///< without the blanks around them
  std::size_t end_ = 0;            ///< behind the last item, and a comma behind that
};

}  // namespace cfplan
