#include "cli/prompts/choice_list.hpp"

#include <algorithm>
#include <sstream>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kPage = 8;

}  // namespace

bool passes_filter(const Choice& choice, const std::string& filter) {
  const std::string text = lower_ascii(choice.name + " " + choice.detail);
  std::istringstream words(lower_ascii(filter));
  for (std::string word; words >> word;) {
    if (text.find(word) == std::string::npos) return false;
  }
  return true;
}

ChoiceList::ChoiceList(const std::vector<Choice>& choices, std::size_t marked) : choices_(choices) {
  filter("");
  place_ = std::min(marked, shown_.empty() ? 0 : shown_.size() - 1);
}

void ChoiceList::filter(const std::string& text) {
  shown_.clear();
  for (std::size_t i = 0; i < choices_.size(); ++i) {
    if (passes_filter(choices_[i], text)) shown_.push_back(i);
  }
  // What is called so comes before what only has it in its details.
  std::stable_partition(shown_.begin(), shown_.end(), [&](std::size_t i) {
    return passes_filter({choices_[i].name, ""}, text);
  });
  place_ = 0;
}

bool ChoiceList::press(const Key& key) {
  const std::size_t last = shown_.empty() ? 0 : shown_.size() - 1;
  switch (key.kind) {
    case KeyKind::Up: place_ = place_ == 0 ? last : place_ - 1; return true;
    case KeyKind::Down: place_ = place_ == last ? 0 : place_ + 1; return true;
    case KeyKind::PageUp: place_ -= std::min(place_, kPage); return true;
    case KeyKind::PageDown: place_ = std::min(place_ + kPage, last); return true;
    default: return false;
  }
}

std::size_t ChoiceList::first_line(std::size_t height) const {
  if (shown_.size() <= height || height == 0) return 0;
  const std::size_t middle = height / 2;
  return std::min(place_ > middle ? place_ - middle : 0, shown_.size() - height);
}

ScreenLine ChoiceList::line(std::size_t place, const std::string& before,
                            std::size_t columns) const {
  const Choice& choice = choices_[shown_[place]];
  const bool is_marked = place == place_;
  std::string text = (is_marked ? "> " : "  ") + before + choice.name;
  if (!choice.detail.empty()) text += "  (" + choice.detail + ")";
  return {fitted(text, columns), is_marked ? LineRole::Marked : LineRole::Plain};
}

}  // namespace cfplan
