#pragma once

#include <optional>
#include <string>

#include "cfplan/ports/terminal.hpp"
#include "cli/facts/section_owners.hpp"

namespace cfplan {

/// Asks the person for the name of the one customer, until it is a name that a manifest can hold;
/// none when there is no answer.
[[nodiscard]] std::optional<std::string> ask_customer(Terminal& terminal);

/// What is open about a section, in words that its choices follow.
[[nodiscard]] std::string open_question(const SectionChoice& open);

/// Asks the person whose a section is, by number, until the answer is one of them. The inner
/// optional is none for a section that is to be left out; the outer one when there is no answer.
[[nodiscard]] std::optional<std::optional<DeploymentKey>> ask_whose(const SectionChoice& open,
                                                                    Terminal& terminal);

}  // namespace cfplan
