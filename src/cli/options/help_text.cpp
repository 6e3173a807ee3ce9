#include "cli/options/help_text.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"
#include "cli/options/diagnostic_texts.hpp"
#include "cli/reflow.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kWidest = 80;
constexpr std::size_t kWidestLeft = 30;  // columns of what an option is called

struct Row {
  std::string left;
  std::string right;
};

std::string two_columns(const std::vector<Row>& rows, std::size_t width) {
  std::size_t widest = 0;
  for (const Row& row : rows) widest = std::max(widest, row.left.size());
  const std::size_t left_width = std::min({widest, kWidestLeft, width / 2}) + 4;
  const std::size_t right_width = width > left_width ? width - left_width : 1;
  std::string text;
  for (const Row& row : rows) {
    std::string line = "  " + row.left;
    if (line.size() + 2 > left_width) {
      text += line + "\n";
      line.clear();
    }
    for (const std::string& part : wrapped(row.right, right_width)) {
      line.resize(left_width, ' ');
      text += line + part + "\n";
      line.clear();
    }
  }
  return text;
}

Row option_row(const OptionSpec& option) {
  std::string left = option.letter == '\0' ? "    " : std::string("-") + option.letter + ", ";
  left += "--" + std::string(option.name);
  if (!option.value.empty()) left += " " + std::string(option.value);
  return {left, std::string(option.summary)};
}

std::string block(std::string_view title, const std::vector<Row>& rows, std::size_t width) {
  return rows.empty() ? "" : std::string(title) + ":\n" + two_columns(rows, width);
}

bool is_among(const std::vector<std::string_view>& names, const OptionSpec& option) {
  return std::find(names.begin(), names.end(), option.name) != names.end();
}

std::string own_options_block(const CommandSpec& command, std::size_t width) {
  std::vector<Row> rows;
  for (const OptionSpec& option : option_table()) {
    if (is_among(command.options, option)) rows.push_back(option_row(worded(option, command)));
  }
  return block("Options", rows, width);
}

std::string shared_options_block(std::size_t width) {
  std::vector<Row> rows;
  for (const OptionSpec& option : option_table()) {
    if (is_among(shared_options(), option)) rows.push_back(option_row(option));
  }
  return block("Options of every command", rows, width);
}

/// The guards and policies are the codes 3xxx.
std::string policies_help(std::size_t width) {
  std::vector<Row> rows;
  for (const DiagnosticText& entry : diagnostic_texts()) {
    if (entry.code.starts_with("CFP3"))
      rows.push_back({std::string(entry.code), std::string(entry.title)});
  }
  return reflowed("Policies: what a plan must not do unasked (exit code 3).", width) +
         two_columns(rows, width) + "\n" +
         reflowed(
             "cfplan help CODE explains one; --allow CODE=CUSTOMER/ENV lets one finding through.",
             width);
}

Diagnostic unknown_topic(std::string_view topic) {
  std::vector<std::string> candidates = {"policies"};
  for (const CommandSpec& command : command_table()) candidates.emplace_back(command.name);
  for (const DiagnosticText& entry : diagnostic_texts()) candidates.emplace_back(entry.code);
  const auto near = closest_match(topic, candidates);
  return {.code = "CFP9002",
          .message = "there is no help on \"" + visible(topic) + "\"",
          .hint = near ? "did you mean cfplan help " + *near
                       : "cfplan help lists the commands; codes are like CFP1203"};
}

}  // namespace

std::string program_help(std::size_t window) {
  const std::size_t width = std::min(window, kWidest);
  std::vector<Row> commands;
  for (const CommandSpec& command : command_table()) {
    std::string left(command.name);
    if (!command.argument.name.empty()) {
      const bool needed = command.argument.at_least > 0;
      left += (needed ? " " : " [") + std::string(command.argument.name) + (needed ? "" : "]");
    }
    commands.push_back({left, std::string(command.summary)});
  }
  return reflowed("cfplan: plan and apply configuration of Cloudflare Workers for many customers.",
                  width) +
         "\nUsage: cfplan COMMAND [OPTION...]\n\nCommands:\n" + two_columns(commands, width) +
         "\n" + shared_options_block(width) + "\n" +
         reflowed("cfplan help COMMAND explains a command, cfplan help CFP1203 a diagnostic.",
                  width);
}

std::string command_help(const CommandSpec& command, std::size_t window) {
  const std::size_t width = std::min(window, kWidest);
  std::string usage = "Usage: cfplan " + std::string(command.name);
  if (!command.argument.name.empty()) {
    const bool needed = command.argument.at_least > 0;
    usage += (needed ? " " : " [") + std::string(command.argument.name) + (needed ? "" : "]");
  }
  std::string text = usage + " [OPTION...]\n\n" + reflowed(command.description, width) + "\n";
  const std::string own = own_options_block(command, width);
  if (!own.empty()) text += own + "\n";
  if (!command.formats.empty()) {
    const std::vector<std::string> formats(command.formats.begin(), command.formats.end());
    text += "Formats: " + join(formats, ", ") + "\n\n";
  }
  return text + shared_options_block(width);
}

Result<std::string> topic_help(std::string_view topic, std::size_t window) {
  const std::size_t width = std::min(window, kWidest);
  if (topic == "policies") return policies_help(width);
  if (const CommandSpec* command = find_command(topic)) return command_help(*command, width);
  if (const DiagnosticText* entry = find_diagnostic_text(topic)) {
    return reflowed(std::string(entry->code) + ": " + std::string(entry->title), width) + "\n" +
           reflowed(entry->text, width);
  }
  return fail(unknown_topic(topic));
}

}  // namespace cfplan
