#include "cli/facts/section_questions.hpp"

#include <charconv>
#include <string>
#include <vector>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

std::optional<std::size_t> number_of(const std::string& text) {
  std::size_t number = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || at != end) return std::nullopt;
  return number;
}

std::string numbered_line(std::size_t number, const std::string& text) {
  return "  " + std::to_string(number) + "  " + text + "\n";
}

std::string question(const SectionChoice& open) {
  std::string text = open_question(open) + ":\n";
  const std::size_t last = open.choices.size() + 1;
  for (std::size_t i = 0; i + 1 < last; ++i) {
    const OwnedSection& choice = open.choices[i];
    const std::string file = choice.env_file ? visible(*choice.env_file) : "without an env file";
    text += numbered_line(i + 1, choice.key.text() + ", " + file);
  }
  return text + numbered_line(last, "none of them: leave it out") + "Which one is it? (1-" +
         std::to_string(last) + ") ";
}

std::string header(const std::string& section) { return "[env." + visible(section) + "]"; }

}  // namespace

std::string open_question(const SectionChoice& open) {
  const std::string section = header(open.section);
  if (open.rivals.empty()) return section + " could be any of these";
  std::vector<std::string> others;
  for (const std::string& rival : open.rivals) others.push_back(header(rival));
  return section + " could be this, and so could " + join(others, " and ");
}

std::optional<std::string> ask_customer(Terminal& terminal) {
  constexpr std::string_view kQuestion =
      "There is no config/customers to take the customers from.\n"
      "Which customer are the sections of? (a-z, 0-9, _ and -) ";
  for (;;) {
    auto answer = terminal.ask(kQuestion);
    if (!answer || (!answer->empty() && manifest_name(*answer) == *answer)) return answer;
  }
}

std::optional<std::optional<DeploymentKey>> ask_whose(const SectionChoice& open,
                                                      Terminal& terminal) {
  const std::string text = question(open);
  for (;;) {
    const auto answer = terminal.ask(text);
    if (!answer) return std::nullopt;
    const std::size_t number = number_of(*answer).value_or(0);
    if (number >= 1 && number <= open.choices.size()) {
      return std::optional(open.choices[number - 1].key);
    }
    if (number == open.choices.size() + 1) return std::optional<DeploymentKey>();
  }
}

}  // namespace cfplan
