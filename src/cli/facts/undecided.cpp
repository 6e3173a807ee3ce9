#include "cli/facts/undecided.hpp"

#include <algorithm>
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

/// Of sections that fit one deployment equally well only the first tells of it.
bool is_told_by_another(std::size_t place, const std::vector<SectionChoice>& open) {
  const std::vector<std::string>& rivals = open[place].rivals;
  return std::any_of(open.begin(), open.begin() + static_cast<std::ptrdiff_t>(place),
                     [&](const SectionChoice& earlier) {
                       return std::find(rivals.begin(), rivals.end(), earlier.section) !=
                              rivals.end();
                     });
}

Diagnostic rivals_problem(const SectionChoice& open, const std::string& file) {
  std::vector<std::string> sections{"[env." + visible(open.section) + "]"};
  for (const std::string& rival : open.rivals) sections.push_back("[env." + visible(rival) + "]");
  const std::string key = open.choices.front().key.text();
  return {.code = "CFP9012",
          .message = key + " could be each of these: " + join(sections, ", "),
          .place = file_place(file),
          .hint = "say which with --assign " + visible(open.section) + "=" + key +
                  ", or leave one out with --assign " + visible(open.rivals.front()) +
                  "=none, or import some only with --customer and --environment"};
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
  for (std::size_t i = 0; i < reading.open.size(); ++i) {
    const SectionChoice& one = reading.open[i];
    if (is_told_by_another(i, reading.open)) continue;
    if (!one.rivals.empty()) {
      problems.push_back(rivals_problem(one, reading.project.wrangler_file));
      continue;
    }
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
