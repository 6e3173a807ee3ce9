#include "cli/options/manual_page.hpp"

#include <algorithm>
#include <array>

#include "cfplan/base/text.hpp"
#include "cli/options/options.hpp"

namespace cfplan {
namespace {

/// A term and what it means.
struct Term {
  std::string_view name;
  std::string_view meaning;
};

constexpr std::array kExitCodes = {
    Term{"0", "Done, or nothing to do; for plan without --detailed-exitcode also with changes."},
    Term{"1", "An error before anything was written, or the answer was no."},
    Term{"2", "Changes are pending (plan --detailed-exitcode only)."},
    Term{"3",
         "Blocked: a guard refuses the plan, or a file was changed since the run that rollback "
         "takes back. Nothing was written."},
    Term{"4", "The files are committed, some secrets could not be set: run apply again."},
    Term{"5", "Failed and rolled back: every file is as it was."},
    Term{"6", "An interrupted run waits for cfplan recover."},
    Term{"7", "The plan is not the saved or expected one any more."},
    Term{"8", "Another run holds the lock."},
    Term{"64", "A wrong command line, or no terminal to ask on and nothing that approves."},
    Term{"130", "Interrupted; what was begun is rolled back."},
};

constexpr std::array kVariables = {
    Term{"CLOUDFLARE_API_TOKEN",
         "The API token, as wrangler takes it; an account of the manifest may name another "
         "variable (token_env)."},
    Term{"CLOUDFLARE_API_BASE_URL",
         "Where requests go: https, or http on loopback only. Default: "
         "https://api.cloudflare.com/client/v4."},
    Term{"NO_COLOR", "When it is not empty, nothing is coloured."},
};

constexpr std::array kFiles = {
    Term{"deployments.yaml", "The manifest: what every deployment should have."},
    Term{"cfplan.lock", "Which version of each secret was set; to be committed."},
    Term{"wrangler.toml, wrangler.jsonc, wrangler.json", "Where [env.X] sections are changed."},
    Term{"config/customers/CUSTOMER/ENVIRONMENT.env", "The customers' env files."},
    Term{".git/cfplan, .cfplan", "Lock, journal and backups, in the git folder or outside git."},
};

/// Text as it stands: no character of it is a command of the formatter.
std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

/// The same as a line of its own.
std::string text_line(std::string_view text) {
  const bool is_control = text.starts_with('.') || text.starts_with('\'');
  return (is_control ? "\\&" : "") + escaped(text) + "\n";
}

std::string section(std::string_view title) { return ".SH " + std::string(title) + "\n"; }

std::string terms(const auto& all) {
  std::string text;
  for (const Term& term : all) {
    text += ".TP\n.B " + text_line(term.name) + text_line(term.meaning);
  }
  return text;
}

std::string option_terms(const std::vector<std::string_view>& names) {
  std::string text;
  for (const OptionSpec& option : option_table()) {
    if (std::find(names.begin(), names.end(), option.name) == names.end()) continue;
    text += ".TP\n\\fB";
    if (option.letter != '\0') text += escaped(std::string("-") + option.letter) + "\\fR, \\fB";
    text += escaped("--" + std::string(option.name)) + "\\fR";
    if (!option.value.empty()) text += " \\fI" + escaped(option.value) + "\\fR";
    text += "\n" + text_line(option.summary);
  }
  return text;
}

std::string command_section(const CommandSpec& command) {
  const ArgumentSpec& argument = command.argument;
  std::string text = ".SS \\fBcfplan " + escaped(command.name) + "\\fR";
  if (!argument.name.empty()) {
    const std::string name = "\\fI" + escaped(argument.name) + "\\fR";
    text += argument.at_least > 0 ? " " + name : " [" + name + "]";
  }
  text += " [\\fIOPTION\\fR...]\n" + text_line(command.description);
  if (!command.formats.empty()) {
    const std::vector<std::string> formats(command.formats.begin(), command.formats.end());
    text += ".PP\n" + text_line("Formats: " + join(formats, ", ") + ".");
  }
  return text + option_terms(command.options);
}

}  // namespace

std::string manual_page() {
  std::string page = ".TH CFPLAN 1 \"\" \"cfplan " CFPLAN_VERSION "\" \"User Commands\"\n";
  page += section("NAME") +
          "cfplan \\- plan and apply configuration of Cloudflare Workers for many customers\n";
  page += section("SYNOPSIS") + ".B cfplan\n\\fICOMMAND\\fR [\\fIOPTION\\fR...]\n";
  page += section("DESCRIPTION") +
          text_line(
              "cfplan keeps wrangler files, customers' env files, databases and secrets in "
              "step with the manifest deployments.yaml: plan shows what would change, apply "
              "makes it so. wrangler still deploys the code.");
  page += section("COMMANDS");
  for (const CommandSpec& command : command_table()) page += command_section(command);
  page += section("OPTIONS OF EVERY COMMAND") + option_terms(shared_options());
  page += section("EXIT STATUS") + terms(kExitCodes);
  page += section("ENVIRONMENT") + terms(kVariables);
  page += section("FILES") + terms(kFiles);
  page += section("SEE ALSO") + text_line(
                                    "cfplan help CODE explains a diagnostic, cfplan help "
                                    "policies lists what a plan must not do unasked.");
  return page;
}

}  // namespace cfplan
