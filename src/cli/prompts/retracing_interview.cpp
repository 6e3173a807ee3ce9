#include "cli/prompts/retracing_interview.hpp"

#include <algorithm>
#include <optional>

namespace cfplan {
namespace {

std::optional<std::size_t> choice_called(const std::string& name,
                                         const std::vector<Choice>& choices) {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const Choice& choice) { return choice.name == name; });
  if (found == choices.end()) return std::nullopt;
  return static_cast<std::size_t>(found - choices.begin());
}

std::vector<std::size_t> choices_called(const std::vector<std::string>& names,
                                        const std::vector<Choice>& choices) {
  std::vector<std::size_t> places;
  for (const std::string& name : names) {
    if (const auto place = choice_called(name, choices)) places.push_back(*place);
  }
  return places;
}

}  // namespace

template <class Kind>
const Kind* RetracingInterview::next_given(const std::string& label) {
  if (next_ == given_.size()) return nullptr;
  const Given& given = given_[next_];
  const Kind* answer = given.label == label ? std::get_if<Kind>(&given.answer) : nullptr;
  // Another question than the last time: from here on nothing is known.
  if (answer == nullptr) ask_from_here();
  else ++next_;
  return answer;
}

template <class Kind>
const Kind* RetracingInterview::remembered(const std::string& label) const {
  const auto found = remembered_.find(occurrence(label));
  return found == remembered_.end() ? nullptr : std::get_if<Kind>(&found->second);
}

std::pair<std::string, std::size_t> RetracingInterview::occurrence(const std::string& label) const {
  const auto same = [&](const Given& given) { return given.label == label; };
  return {label, static_cast<std::size_t>(std::count_if(given_.begin(), given_.end(), same))};
}

WayBack RetracingInterview::way_back() {
  is_retracing_ = false;
  return given_.empty() ? WayBack::Closed : WayBack::Open;
}

void RetracingInterview::ask_from_here() { given_.resize(next_); }

void RetracingInterview::keep(const std::string& label, Answer answer) {
  remembered_.erase(occurrence(label));
  given_.push_back({label, std::move(answer)});
  next_ = given_.size();
}

Result<std::size_t> RetracingInterview::choose(const ChoiceField& field) {
  if (const auto* name = next_given<std::string>(field.label)) {
    if (const auto place = choice_called(*name, field.choices)) return *place;
    --next_;
    ask_from_here();
  }
  ChoiceField asked = field;
  asked.way_back = way_back();
  const auto* before = remembered<std::string>(field.label);
  const auto place = before == nullptr ? std::nullopt : choice_called(*before, field.choices);
  if (place) asked.first = *place;
  if (place) asked.usual = Usual::First;
  auto chosen = person_.choose(asked);
  if (chosen) keep(field.label, field.choices[*chosen].name);
  return chosen;
}

Result<std::vector<std::size_t>> RetracingInterview::check(const ChecksField& field) {
  if (const auto* names = next_given<std::vector<std::string>>(field.label)) {
    auto places = choices_called(*names, field.choices);
    if (places.size() == names->size()) return places;
    --next_;
    ask_from_here();
  }
  ChecksField asked = field;
  asked.way_back = way_back();
  if (const auto* before = remembered<std::vector<std::string>>(field.label)) {
    asked.checked = choices_called(*before, field.choices);
  }
  auto checked = person_.check(asked);
  if (!checked) return checked;
  std::vector<std::string> names;
  for (const std::size_t place : *checked) names.push_back(field.choices[place].name);
  keep(field.label, std::move(names));
  return checked;
}

Result<std::string> RetracingInterview::enter(const TextField& field) {
  if (const auto* text = next_given<std::string>(field.label)) return *text;
  TextField asked = field;
  asked.way_back = way_back();
  if (const auto* before = remembered<std::string>(field.label)) asked.initial = *before;
  auto text = person_.enter(asked);
  if (text) keep(field.label, *text);
  return text;
}

Result<Sensitive> RetracingInterview::enter_secret(const SecretField& field) {
  ask_from_here();
  SecretField asked = field;
  asked.way_back = way_back();
  return person_.enter_secret(asked);
}

Result<YesNo> RetracingInterview::confirm(const YesNoField& field) {
  if (const auto* answer = next_given<YesNo>(field.label)) return *answer;
  YesNoField asked = field;
  asked.way_back = way_back();
  if (const auto* before = remembered<YesNo>(field.label)) asked.usual = *before;
  auto answer = person_.confirm(asked);
  if (answer) keep(field.label, *answer);
  return answer;
}

void RetracingInterview::say(std::string_view text) {
  if (!is_retracing_) person_.say(text);
}

bool RetracingInterview::retrace(const Error& error) {
  if (!went_back(error) || given_.empty()) return false;
  Given last = std::move(given_.back());
  given_.pop_back();
  next_ = 0;
  is_retracing_ = true;
  person_.say("Going back.\n");
  remembered_[occurrence(last.label)] = std::move(last.answer);
  return true;
}

}  // namespace cfplan
