#pragma once

#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cli/flows/form_questions.hpp"

namespace cfplan {

/// What the command line of new says: names may be missing, and so may everything in the form.
struct NewAnswers {
  std::vector<std::string> customers;
  std::vector<std::string> environments;
  DeploymentForm form;

  [[nodiscard]] bool is_complete() const {
    return customers.size() == 1 && !environments.empty() && !form.domain.empty();
  }
};

/// Flow A: asks for what the answers leave open, and gives one form a deployment. Every question
/// can be left for the one before it.
[[nodiscard]] Result<std::vector<DeploymentForm>> ask_new(
    const NewAnswers& given, Interview& interview, CommandContext& context, const Desired& desired,
    TypedEnvironment& environment, const FormCheck& check);

}  // namespace cfplan
