#include "cli/facts/undecided.hpp"

#include <utility>
#include <vector>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/text.hpp"
#include "cli/facts/section_questions.hpp"

namespace cfplan {
namespace {

std::string choice_text(const OwnedSection& choice) {
  return choice.key.text() + (choice.env_file ? "" : " (without an env file)");
}

}  // namespace

Diagnostic no_customer(std::string message) {
  return {.code = "CFP9011",
          .message = std::move(message),
          .hint = "name the one customer with --customer NAME (a-z, 0-9, _ and -)"};
}

Diagnostics undecided(const StandingReading& reading) {
  Diagnostics problems;
  if (reading.lacks_customer) {
    problems.push_back(no_customer("there is no config/customers to take the customers from"));
  }
  for (const SectionChoice& one : reading.open) {
    std::vector<std::string> choices;
    for (const OwnedSection& choice : one.choices) choices.push_back(choice_text(choice));
    const std::string section = visible(one.section);
    problems.push_back({.code = "CFP9012",
                        .message = open_question(one) + ": " + join(choices, ", "),
                        .place = file_place(reading.project.wrangler_file),
                        .hint = "say which with --assign " + section + "=" +
                                one.choices.front().key.text() + ", leave it out with --assign " +
                                section +
                                "=none, or import some only with --customer and --environment"});
  }
  return problems;
}

}  // namespace cfplan
