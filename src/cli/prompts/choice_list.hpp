#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cfplan/ports/terminal.hpp"
#include "cli/prompts/fields.hpp"
#include "cli/prompts/frame.hpp"

namespace cfplan {

/// Whether every word of the filter occurs in the choice, in any case of letters.
[[nodiscard]] bool passes_filter(const Choice& choice, const std::string& filter);

/// A list with one line marked, as much of it as the window shows.
class ChoiceList {
 public:
  ChoiceList(const std::vector<Choice>& choices, std::size_t marked);

  /// Shows only what passes; the first of that is marked.
  void filter(const std::string& text);
  /// Whether the key was one of moving the mark.
  bool press(const Key& key);

  [[nodiscard]] const std::vector<std::size_t>& shown() const { return shown_; }
  [[nodiscard]] bool empty() const { return shown_.empty(); }
  /// The marked choice; only where the list is not empty.
  [[nodiscard]] std::size_t marked() const { return shown_[place_]; }
  /// Up to `height` lines around the mark; `before` is what stands before a choice's name.
  template <class Before>
  [[nodiscard]] std::vector<ScreenLine> lines(std::size_t height, std::size_t columns,
                                              Before before) const;

 private:
  [[nodiscard]] std::size_t first_line(std::size_t height) const;
  [[nodiscard]] ScreenLine line(std::size_t place, const std::string& before,
                                std::size_t columns) const;

  const std::vector<Choice>& choices_;
  std::vector<std::size_t> shown_;
  std::size_t place_ = 0;  ///< in shown_
};

template <class Before>
std::vector<ScreenLine> ChoiceList::lines(std::size_t height, std::size_t columns,
                                          Before before) const {
  std::vector<ScreenLine> lines;
  const std::size_t first = first_line(height);
  for (std::size_t i = first; i < shown_.size() && i < first + height; ++i) {
    lines.push_back(line(i, before(shown_[i]), columns));
  }
  return lines;
}

}  // namespace cfplan
