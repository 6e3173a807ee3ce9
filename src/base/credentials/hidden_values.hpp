#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/credentials/naming.hpp"
#include "cfplan/base/source_file.hpp"

namespace cfplan {

/// Gathers the ranges of a text that must not be shown, as its readers meet its values.
class HiddenValues {
 public:
  /// The text must outlive it.
  explicit HiddenValues(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view part(SourceSpan span) const {
    return text_.substr(span.begin, span.size());
  }

  /// A value as it is written, without its quotes: hidden when it is to be.
  void judge(Naming naming, SourceSpan value) { judge(naming, value, value); }
  /// As above; `whole`, which begins with the value, is hidden when either is to be: it is not sure
  /// where the value ends.
  void judge(Naming naming, SourceSpan value, SourceSpan whole);
  void hide(SourceSpan span);

  /// Whether a value that is named so is to be hidden, or `whole`, which begins with it.
  [[nodiscard]] bool is_hidden(Naming naming, SourceSpan value, SourceSpan whole) const;

  /// Whether the value under a credential's name that begins there was judged by a reader that
  /// knows where it ends.
  [[nodiscard]] bool has_judged(std::size_t begin) const;

  /// Sorted and apart.
  [[nodiscard]] std::vector<SourceSpan> take() &&;

 private:
  [[nodiscard]] bool is_hidden(Naming naming, SourceSpan value) const;

  std::string_view text_;
  std::vector<SourceSpan> spans_;
  std::unordered_set<std::size_t> judged_;
};

}  // namespace cfplan
