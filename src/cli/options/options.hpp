#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cfplan/plan/selection.hpp"

namespace cfplan {

/// The answers that new and update are given on the command line; empty: not answered there.
struct AnswerOptions {
  std::string domain;
  std::string worker;
  std::string wrangler_env;
  std::string account;
  std::string database;
  std::string create_database;
  bool no_database = false;
  std::vector<std::string> routes;
  std::vector<std::string> vars;
  std::vector<std::string> env;
  std::vector<std::string> secrets;
  std::vector<std::string> remove_vars;
  std::vector<std::string> remove_env;
  std::vector<std::string> remove_routes;
  std::vector<std::string> remove_databases;
  std::vector<std::string> remove_secrets;
  std::string ownership;
};

/// What the command line says, with the defaults filled in: one field an option of the table.
struct Options {
  std::string folder = ".";
  std::string manifest = "deployments.yaml";
  Selection selection;
  AnswerOptions answers;
  std::string account_file;
  std::string format = "text";
  std::string max_bytes;
  std::string annotations;
  std::string out;
  std::string color = "auto";
  std::string expected_fingerprint;
  std::string lock_timeout = "0";
  std::string purge;
  std::string keep;
  std::string secrets_via = "api";
  std::string binding;
  std::vector<std::string> allow;
  std::vector<std::string> rotate;
  std::vector<std::string> assign;
  bool detailed_exit_code = false;
  bool drift = false;
  bool fail_on_drift = false;
  bool show_ids = false;
  bool explain = false;
  bool quiet = false;
  bool verbose = false;
  bool auto_approve = false;
  bool allow_delete_secrets = false;
  bool atomic = false;
  bool show_generated = false;
  bool force = false;
  bool plain = false;
  bool help = false;
  bool version = false;
  /// What stands after the command: a plan file, CUSTOMER/ENV, a backup's id.
  std::vector<std::string> arguments;
};

/// Where an option's value goes: a flag, a single value, or one of several.
using OptionTarget =
    std::variant<bool Options::*, std::string Options::*, std::vector<std::string> Options::*,
                 std::vector<std::string> Selection::*, bool AnswerOptions::*,
                 std::string AnswerOptions::*, std::vector<std::string> AnswerOptions::*>;

/// One option: what is parsed, and what help and documentation say of it.
struct OptionSpec {
  std::string_view name;   ///< without dashes
  char letter = '\0';      ///< its short form, if any
  std::string_view value;  ///< the value's name in help; empty for a flag
  std::string_view summary;
  OptionTarget target;
  std::vector<std::string_view> choices = {};  ///< empty: any value
};

/// What stands after a command's name, beside options.
struct ArgumentSpec {
  std::string_view name;  ///< in capitals; empty when there is none
  std::size_t at_least = 0;
  std::size_t at_most = 0;
  std::vector<std::string_view> choices = {};  ///< empty: any value
};

/// What one command means by an option that others take too.
struct OptionWording {
  std::string_view name;
  std::string_view value;
  std::string_view summary;
};

/// One command of the program.
struct CommandSpec {
  std::string_view name;
  ArgumentSpec argument;
  std::string_view summary;
  std::string_view description;
  std::vector<std::string_view> options;  ///< names in `option_table`, beside the shared ones
  /// What --format may be; empty for a command without it.
  std::vector<std::string_view> formats = {};
  std::vector<OptionWording> wordings = {};
};

/// Options that every command takes, also before its name: -C, -f, --color and the like.
[[nodiscard]] const std::vector<std::string_view>& shared_options();
/// All options, in the order of help.
[[nodiscard]] const std::vector<OptionSpec>& option_table();
/// All commands, in the order of help.
[[nodiscard]] const std::vector<CommandSpec>& command_table();

/// Null when there is no such command.
[[nodiscard]] const CommandSpec* find_command(std::string_view name);
/// The row of this name; asking for another is a bug.
[[nodiscard]] const OptionSpec& option_named(std::string_view name);
/// The same as a command words it in help.
[[nodiscard]] OptionSpec worded(const OptionSpec& option, const CommandSpec& command);

}  // namespace cfplan
