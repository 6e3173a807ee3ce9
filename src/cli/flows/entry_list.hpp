#pragma once

#include <optional>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/base/value.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/flows/form_questions.hpp"
#include "cli/prompts/interview.hpp"

namespace cfplan {

/// A question for entries of one map of a form, one a line, until an empty line.
struct EntryList {
  const char* label;
  const char* note;                                   ///< of help; empty: none
  const char* form;                                   ///< what an entry is like
  std::optional<Member> (*read)(const std::string&);  ///< none when it is not like that
  Value::Map DeploymentForm::*entries;
};

extern const EntryList kVarEntries;
extern const EntryList kEnvEntries;
extern const EntryList kSecretEntries;

/// Asks for entries and puts them into the form. What the plan would refuse later is refused here.
[[nodiscard]] Result<void> ask_entries(const EntryList& list, Interview& interview,
                                       const FormQuestions& questions, DeploymentForm& form);

}  // namespace cfplan
