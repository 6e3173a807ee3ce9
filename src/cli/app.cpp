#include "cli/app.hpp"

#include <array>
#include <string_view>

#include "cfplan/base/check.hpp"
#include "cli/commands/commands.hpp"
#include "cli/completion/completion.hpp"
#include "cli/options/command_line.hpp"
#include "cli/options/help_text.hpp"

namespace cfplan {
namespace {

using CommandFunction = Result<ExitCode> (*)(CommandContext&);

/// Whether a command may change something: then a result that cannot be printed is only a warning.
enum class Effect { Reads, Writes };

struct Entry {
  std::string_view name;
  Effect effect;
  CommandFunction run;
};

constexpr std::array kCommands = {
    Entry{"plan", Effect::Reads, run_plan},
    Entry{"apply", Effect::Writes, run_apply},
    Entry{"validate", Effect::Reads, run_validate},
    Entry{"list", Effect::Reads, run_list},
    Entry{"describe", Effect::Reads, run_describe},
    Entry{"show", Effect::Reads, run_show},
    Entry{"import", Effect::Writes, run_import},
    Entry{"migrate", Effect::Writes, run_migrate},
    Entry{"new", Effect::Writes, run_new},
    Entry{"update", Effect::Writes, run_update},
    Entry{"rollback", Effect::Writes, run_rollback},
    Entry{"backups", Effect::Reads, run_backups},
    Entry{"recover", Effect::Writes, run_recover},
    Entry{"snapshot", Effect::Writes, run_snapshot},
    Entry{"doctor", Effect::Reads, run_doctor},
    Entry{"schema", Effect::Reads, run_schema},
    Entry{"completion", Effect::Reads, run_completion},
    Entry{"version", Effect::Reads, run_version},
    Entry{"help", Effect::Reads, run_help},
};

const Entry& entry_of(std::string_view command) {
  const Entry* found = nullptr;
  for (const Entry& entry : kCommands) {
    if (entry.name == command) found = &entry;
  }
  check(found != nullptr, "every row of the command table has a function");
  return *found;
}

Color color_for(const Options& options, const Host& host, bool is_terminal) {
  if (options.color == "always") return Color::On;
  if (options.color == "never" || !is_terminal) return Color::Off;
  const auto no_color = host.environment.get("NO_COLOR");
  return no_color && !no_color->empty() ? Color::Off : Color::On;
}

Output make_output(const Options& options, const Host& host) {
  Style results{.color = color_for(options, host, host.terminal.output_is_terminal()),
                .ids = options.show_ids ? IdDisplay::Full : IdDisplay::Masked,
                .width = host.terminal.width()};
  Style messages = results;
  messages.color = color_for(options, host, host.terminal.errors_are_terminal());
  const Verbosity verbosity = options.quiet     ? Verbosity::Quiet
                              : options.verbose ? Verbosity::Verbose
                                                : Verbosity::Normal;
  return {results, messages, verbosity};
}

/// Runs the command that was named, or help where help was asked for.
ExitCode run_command(const CommandLine& line, CommandContext& context) {
  if (line.options.version) return *run_version(context);
  if (line.command == nullptr || line.options.help) {
    const std::size_t width = context.output.style().width;
    const std::string text =
        line.command == nullptr ? program_help(width) : command_help(*line.command, width);
    if (line.options.help) {
      context.output.result(text);
      return ExitCode::Success;
    }
    context.output.note(text);
    return ExitCode::Usage;
  }
  const Result<void> entered = enter_folder(line.options.folder);
  const Result<ExitCode> ended =
      entered ? entry_of(line.command->name).run(context) : Result<ExitCode>(fail(entered.error()));
  if (ended) return *ended;
  if (line.options.annotations == "github") context.output.annotations(ended.error().diagnostics);
  context.output.problems(ended.error().diagnostics);
  return exit_code_for(ended.error().diagnostics);
}

Diagnostic lost_output(Severity severity, const std::string& reason) {
  return {.code = "CFP9003",
          .severity = severity,
          .message = "the result could not be written to standard output: " + reason,
          .hint = severity == Severity::Warning
                      ? "what the command did is done; its exit code says what that is"
                      : "see where standard output goes, and run the command again"};
}

/// What was done decides the code; for a command that only shows something, showing it is all.
ExitCode after_lost_output(const CommandLine& line, ExitCode code, const std::string& reason,
                           Output& output) {
  const bool writes =
      line.command != nullptr &&
      (entry_of(line.command->name).effect == Effect::Writes || !line.options.purge.empty());
  output.problems({lost_output(writes ? Severity::Warning : Severity::Error, reason)});
  return writes ? code : ExitCode::Failure;
}

/// A shell asks while somebody types: nothing is ever wrong.
int answer_shell(const std::vector<std::string>& words, const Host& host) {
  Output output(Style{}, Style{}, Verbosity::Quiet);
  output.result(answer_completion(words, host));
  static_cast<void>(output.finish());
  return static_cast<int>(ExitCode::Success);
}

}  // namespace

int run_app(const std::vector<std::string>& arguments) {
  Host host;
  if (!arguments.empty() && arguments.front() == kCompletionRequest) {
    return answer_shell({arguments.begin() + 1, arguments.end()}, host);
  }
  const Result<CommandLine> line = parse_command_line(arguments);
  Output output = make_output(line ? line->options : Options{}, host);
  if (!line) {
    output.problems(line.error().diagnostics);
    return static_cast<int>(ExitCode::Usage);
  }
  CommandContext context{line->options, host, output};
  ExitCode code = run_command(*line, context);
  if (const auto reason = output.finish()) code = after_lost_output(*line, code, *reason, output);
  return static_cast<int>(code);
}

int report_exception(const char* what) {
  Output output(Style{}, Style{}, Verbosity::Normal);
  output.problems({{.code = "CFP9004",
                    .message = std::string("cfplan stopped because of a bug of its own: ") + what,
                    .hint = "run cfplan recover in case it was writing, and report this"}});
  return static_cast<int>(ExitCode::Failure);
}

}  // namespace cfplan
