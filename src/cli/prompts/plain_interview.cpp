#include "cli/prompts/plain_interview.hpp"

#include <charconv>
#include <set>
#include <sstream>

#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"
#include "cli/prompts/choice_list.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLongestList = 20;
constexpr std::string_view kBack = "<";
constexpr std::string_view kNothing = "-";

std::string numbered(const std::vector<Choice>& choices, const std::vector<std::size_t>& shown) {
  std::string text;
  for (const std::size_t i : shown) {
    text += "  " + std::to_string(i + 1) + ". " + visible(choices[i].name);
    if (!choices[i].detail.empty()) text += " (" + visible(choices[i].detail) + ")";
    text += "\n";
  }
  return text;
}

/// The choice that a number names, counted from 1.
std::optional<std::size_t> number_in(const std::string& text, std::size_t count) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || number == 0 || number > count) return std::nullopt;
  return number - 1;
}

std::vector<std::size_t> passing(const std::vector<Choice>& choices, const std::string& filter) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (passes_filter(choices[i], filter)) shown.push_back(i);
  }
  return shown;
}

/// The choices whose numbers stand in the line, between blanks or commas; none when one is wrong.
std::optional<std::set<std::size_t>> numbers_in(std::string line, std::size_t count) {
  for (char& c : line) {
    if (c == ',') c = ' ';
  }
  std::set<std::size_t> chosen;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    const auto number = number_in(word, count);
    if (!number) return std::nullopt;
    chosen.insert(*number);
  }
  return chosen.empty() ? std::nullopt : std::optional(chosen);
}

}  // namespace

Diagnostic PlainInterview::no_answer() const {
  return left_without_answer(interruption_.requested() ? NoAnswer::Interrupted
                                                       : NoAnswer::InputEnded);
}

void PlainInterview::say(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  output_.note(text);
}

void PlainInterview::say_once(const std::string& text) {
  if (said_.insert(text).second) say(text);
}

void PlainInterview::say_way_back(WayBack way_back) {
  if (way_back == WayBack::Open) say_once("Answer < to go back to the question before.");
}

Result<std::string> PlainInterview::line(const std::string& prompt, WayBack way_back) {
  say_way_back(way_back);
  output_.flush_results();
  auto answer = terminal_.ask(prompt);
  if (!answer) return fail(no_answer());
  if (way_back == WayBack::Open && *answer == kBack) {
    return fail(left_without_answer(NoAnswer::WentBack));
  }
  return std::move(*answer);
}

Result<std::size_t> PlainInterview::choose(const ChoiceField& field) {
  std::vector<std::size_t> shown = passing(field.choices, "");
  const std::string usual =
      field.usual == Usual::First ? " [" + visible(field.choices[field.first].name) + "]" : "";
  while (true) {
    std::string list = field.label + ", " + std::to_string(shown.size()) + " of " +
                       std::to_string(field.choices.size()) + ":\n";
    if (shown.size() <= kLongestList) list += numbered(field.choices, shown);
    auto answer = line(list + "Number, or part of a name" + usual + ": ", field.way_back);
    if (!answer) return fail(std::move(answer.error()));
    if (answer->empty() && field.usual == Usual::First) return field.first;
    if (const auto number = number_in(*answer, field.choices.size())) return *number;
    shown = passing(field.choices, *answer);
    if (shown.size() == 1 && !answer->empty()) return shown.front();
    if (shown.empty()) {
      say("Nothing is called that.");
      shown = passing(field.choices, "");
    }
  }
}

Result<std::vector<std::size_t>> PlainInterview::check(const ChecksField& field) {
  const std::string list =
      field.label + ":\n" + numbered(field.choices, passing(field.choices, ""));
  while (true) {
    auto answer = line(list + "Numbers, with blanks between them: ", field.way_back);
    if (!answer) return fail(std::move(answer.error()));
    if (answer->empty() && !field.checked.empty()) return field.checked;
    if (const auto chosen = numbers_in(*answer, field.choices.size())) {
      return std::vector<std::size_t>(chosen->begin(), chosen->end());
    }
    say("Give at least one of the numbers in the list.");
  }
}

Result<std::string> PlainInterview::enter(const TextField& field) {
  const bool may_be_empty = !field.objection("");
  std::string usual = visible(mask_credentials(field.initial));
  if (!usual.empty()) usual = " [" + usual + (may_be_empty ? ", - for nothing]" : "]");
  if (!field.note.empty()) say_once(field.note);
  while (true) {
    auto answer = line(field.label + usual + ": ", field.way_back);
    if (!answer) return fail(std::move(answer.error()));
    std::string text = answer->empty() ? field.initial : std::move(*answer);
    if (may_be_empty && !field.initial.empty() && text == kNothing) text.clear();
    const auto objection = field.objection(text);
    if (!objection) return text;
    say(*objection);
  }
}

Result<Sensitive> PlainInterview::enter_secret(const SecretField& field) {
  while (true) {
    say_way_back(field.way_back);
    output_.flush_results();
    auto answer = terminal_.ask_secret(field.label + " (not shown): ");
    if (!answer) return fail(no_answer());
    if (field.way_back == WayBack::Open && answer->reveal() == kBack) {
      return fail(left_without_answer(NoAnswer::WentBack));
    }
    if (!answer->empty()) return std::move(*answer);
  }
}

Result<YesNo> PlainInterview::confirm(const YesNoField& field) {
  const char* keys = field.usual == YesNo::Yes ? " [Y/n] " : " [y/N] ";
  while (true) {
    auto answer = line(field.label + keys, field.way_back);
    if (!answer) return fail(std::move(answer.error()));
    const std::string word = lower_ascii(*answer);
    if (word.empty()) return field.usual;
    if (word == "y" || word == "yes") return YesNo::Yes;
    if (word == "n" || word == "no") return YesNo::No;
    say("Answer y or n.");
  }
}

}  // namespace cfplan
