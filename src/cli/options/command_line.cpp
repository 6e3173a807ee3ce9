#include "cli/options/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cfplan/base/text.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

std::string help_hint(const CommandSpec* command) {
  if (command == nullptr) return "cfplan help lists the commands";
  return "cfplan help " + std::string(command->name) + " lists its options";
}

std::string in_quotes(std::string_view text) { return "\"" + visible(text) + "\""; }

// An empty value is a variable that a script did not set: it is not the same as no option.
std::string complaint_about_empty(const std::string& value) {
  return value.empty() ? "the value is empty" : "";
}

/// Adds one row of the table to a parser; values go into `options`.
class OptionBinder {
 public:
  OptionBinder(CLI::App& app, Options& options) : app_(app), options_(options) {}

  void add(const OptionSpec& spec) {
    spec_ = &spec;
    std::visit([this](auto target) { bind(target); }, spec.target);
  }

 private:
  [[nodiscard]] std::string names() const {
    std::string names = "--" + std::string(spec_->name);
    if (spec_->letter != '\0') names = std::string("-") + spec_->letter + "," + names;
    return names;
  }

  void bind(bool Options::*target) { app_.add_flag(names(), options_.*target); }
  void bind(bool AnswerOptions::*target) { app_.add_flag(names(), options_.answers.*target); }

  void bind(std::string Options::*target) { bind_text(options_.*target); }
  void bind(std::string AnswerOptions::*target) { bind_text(options_.answers.*target); }

  void bind_text(std::string& value) {
    app_.add_option(names(), value)
        ->type_name(std::string(spec_->value))
        ->check(complaint_about_empty)
        ->multi_option_policy(CLI::MultiOptionPolicy::Throw);
  }

  void bind(std::vector<std::string> Options::*target) { bind_list(options_.*target); }
  void bind(std::vector<std::string> Selection::*target) { bind_list(options_.selection.*target); }
  void bind(std::vector<std::string> AnswerOptions::*target) {
    bind_list(options_.answers.*target);
  }

  void bind_list(std::vector<std::string>& values) {
    app_.add_option(names(), values)
        ->type_name(std::string(spec_->value))
        ->check(complaint_about_empty)
        ->allow_extra_args(false)
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  CLI::App& app_;
  Options& options_;
  const OptionSpec* spec_ = nullptr;
};

Diagnostic unknown_word(const std::string& word, const CommandSpec* command) {
  std::vector<std::string> candidates;
  if (word.starts_with("-")) {
    for (std::string_view name : shared_options()) candidates.push_back("--" + std::string(name));
    if (command != nullptr) {
      for (std::string_view name : command->options) {
        candidates.push_back("--" + std::string(name));
      }
    }
    const std::string name = word.substr(0, word.find('='));
    const auto near = closest_match(name, candidates);
    const std::string of = command == nullptr ? "" : " of cfplan " + std::string(command->name);
    return usage_error("no option" + of + " is called " + in_quotes(name),
                       near ? "did you mean " + *near : help_hint(command));
  }
  if (command != nullptr) {
    return usage_error("cfplan " + std::string(command->name) + " cannot take " + in_quotes(word),
                       help_hint(command));
  }
  for (const CommandSpec& known : command_table()) candidates.emplace_back(known.name);
  const auto near = closest_match(word, candidates);
  return usage_error("no command is called " + in_quotes(word),
                     near ? "did you mean cfplan " + *near : help_hint(nullptr));
}

/// Whether `value` is one of the few that an option or an argument takes.
std::optional<Diagnostic> wrong_choice(const std::string& taker, const std::string& value,
                                       const std::vector<std::string_view>& choices,
                                       const CommandSpec* command) {
  if (choices.empty()) return std::nullopt;
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return std::nullopt;
  const std::vector<std::string> words(choices.begin(), choices.end());
  const auto near = closest_match(value, words);
  return usage_error(
      taker + " cannot be " + in_quotes(value) + "; it is one of " + join(words, ", "),
      near ? "did you mean " + *near : help_hint(command));
}

/// The single text that an option takes; null for an option of another kind.
const std::string* text_option(const OptionSpec& spec, const Options& options) {
  if (const auto* own = std::get_if<std::string Options::*>(&spec.target)) return &(options.**own);
  const auto* answer = std::get_if<std::string AnswerOptions::*>(&spec.target);
  return answer == nullptr ? nullptr : &(options.answers.**answer);
}

std::optional<Diagnostic> wrong_choices(const Options& options, const CommandSpec* command) {
  for (const OptionSpec& spec : option_table()) {
    const std::string* value = text_option(spec, options);
    if (value == nullptr || (value->empty() && *text_option(spec, Options{}) == *value)) continue;
    auto wrong = wrong_choice("--" + std::string(spec.name), *value, spec.choices, command);
    if (wrong) return wrong;
  }
  if (command == nullptr) return std::nullopt;
  return wrong_choice("--format", options.format, command->formats, command);
}

std::optional<Diagnostic> wrong_arguments(const Options& options, const CommandSpec& command) {
  const ArgumentSpec& argument = command.argument;
  if (options.arguments.size() > argument.at_most) {
    return unknown_word(options.arguments[argument.at_most], &command);
  }
  if (options.arguments.size() < argument.at_least) {
    return usage_error(
        "cfplan " + std::string(command.name) + " needs " + std::string(argument.name),
        help_hint(&command));
  }
  for (const std::string& value : options.arguments) {
    if (value.empty()) {
      return usage_error(std::string(argument.name) + " is empty", help_hint(&command));
    }
    auto wrong = wrong_choice(std::string(argument.name), value, argument.choices, &command);
    if (wrong) return wrong;
  }
  return std::nullopt;
}

/// One parser for the whole program; its sub-commands are the rows of the command table.
void bind_all(CLI::App& app, Options& options) {
  app.set_help_flag();
  app.allow_extras();
  app.require_subcommand(0, 1);
  OptionBinder shared(app, options);
  for (std::string_view name : shared_options()) shared.add(option_named(name));
  shared.add(option_named("version"));
  for (const CommandSpec& command : command_table()) {
    CLI::App* parser = app.add_subcommand(std::string(command.name));
    parser->set_help_flag();
    parser->fallthrough();
    OptionBinder own(*parser, options);
    for (std::string_view name : command.options) own.add(option_named(name));
    parser->add_option("arguments", options.arguments);
  }
}

}  // namespace

Result<CommandLine> parse_command_line(const std::vector<std::string>& arguments) {
  CommandLine line;
  CLI::App app;
  std::optional<std::string> complaint;
  bind_all(app, line.options);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    complaint = error.what();
  }
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  if (!chosen.empty()) line.command = find_command(chosen.front()->get_name());
  if (complaint) {
    return fail(usage_error(visible(*complaint), help_hint(line.command)));
  }
  if (const auto rest = app.remaining(true); !rest.empty()) {
    return fail(unknown_word(rest.front(), line.command));
  }
  if (auto wrong = wrong_choices(line.options, line.command)) return fail(std::move(*wrong));
  if (line.command == nullptr || line.options.help) return line;
  if (auto wrong = wrong_arguments(line.options, *line.command)) return fail(std::move(*wrong));
  return line;
}

}  // namespace cfplan
