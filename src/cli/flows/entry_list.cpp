#include "cli/flows/entry_list.hpp"

#include <utility>

#include "cfplan/manifest/name_rules.hpp"
#include "cli/flows/form_options.hpp"
#include "cli/flows/var_answer.hpp"

namespace cfplan {
namespace {

/// `NAME=VALUE`; none when it is not.
std::optional<Member> read_line(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return std::nullopt;
  return Member{text.substr(0, equals), text.substr(equals + 1)};
}

/// `NAME=from_env:VAR` and the like; none when it is not.
std::optional<Member> read_secret(const std::string& text) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals);
  if (equals == std::string::npos || !is_identifier(name)) return std::nullopt;
  auto source = read_secret_source(name, text.substr(equals + 1));
  if (!source) return std::nullopt;
  return Member{name, std::move(*source)};
}

}  // namespace

const EntryList kVarEntries{"Variable of the Worker, NAME=VALUE",
                            "a VALUE is text; NAME:=5, NAME:=true or NAME:=[1, 2] is JSON",
                            "NAME=VALUE or NAME:=JSON", read_var, &DeploymentForm::vars};
const EntryList kEnvEntries{"Line of the env file, NAME=VALUE", "", "NAME=VALUE", read_line,
                            &DeploymentForm::env};
const EntryList kSecretEntries{"Secret, like NAME=from_env:VAR", "",
                               "NAME=from_env:VAR, NAME=from_file:PATH or NAME=generate:32",
                               read_secret, &DeploymentForm::secrets};

Result<void> ask_entries(const EntryList& list, Interview& interview,
                         const FormQuestions& questions, DeploymentForm& form) {
  TextField field{.label = std::string(list.label) + " (empty: go on)", .note = list.note};
  field.objection = [&](const std::string& text) -> std::optional<std::string> {
    if (text.empty()) return std::nullopt;
    auto entry = list.read(text);
    if (!entry) return "write " + std::string(list.form) + ", or nothing to go on";
    DeploymentForm tried = form;
    put_member(tried.*list.entries, entry->key, std::move(entry->value));
    return questions.objection(form, std::move(tried));
  };
  while (true) {
    const auto line = interview.enter(field);
    if (!line) return fail(line.error());
    auto entry = list.read(*line);
    if (!entry) return {};
    const bool is_var = list.entries == &DeploymentForm::vars;
    const auto remark = is_var ? type_remark(*entry, questions.standing()) : std::nullopt;
    if (remark) interview.say(*remark + "\n");
    put_member(form.*list.entries, entry->key, std::move(entry->value));
  }
}

}  // namespace cfplan
