#include "cli/options/options.hpp"

#include "cfplan/base/check.hpp"

namespace cfplan {
namespace {

const std::vector<std::string_view> kPlanning = {"customer", "environment", "account-file",
                                                 "allow",    "rotate",      "show-ids"};

const std::vector<std::string_view> kFormats = {"text", "json"};
const std::vector<std::string_view> kPlanFormats = {"text", "markdown", "json", "html"};

std::vector<std::string_view> planning_and(std::vector<std::string_view> others) {
  others.insert(others.begin(), kPlanning.begin(), kPlanning.end());
  return others;
}

const std::vector<std::string_view> kAnswers = {
    "domain",      "worker", "wrangler-env", "account", "database", "create-database",
    "no-database", "route",  "var",          "env",     "secret",   "plain"};

const std::vector<std::string_view> kApplying = {
    "account-file", "auto-approve",         "lock-timeout", "keep",          "show-ids",
    "allow",        "allow-delete-secrets", "secrets-via",  "show-generated"};

/// The options of new and update.
std::vector<std::string_view> with_answers(std::vector<std::string_view> own) {
  own.insert(own.end(), kAnswers.begin(), kAnswers.end());
  own.insert(own.end(), kApplying.begin(), kApplying.end());
  return own;
}

}  // namespace

const std::vector<std::string_view>& shared_options() {
  static const std::vector<std::string_view> names = {"chdir", "file",    "color",
                                                      "quiet", "verbose", "help"};
  return names;
}

const std::vector<OptionSpec>& option_table() {
  static const std::vector<OptionSpec> table = {
      {"chdir", 'C', "DIR", "work as if started in DIR", &Options::folder},
      {"file", 'f', "FILE", "the manifest, in the project folder (default: deployments.yaml)",
       &Options::manifest},
      {"customer", '\0', "GLOB", "only these customers; repeatable, !GLOB excludes",
       &Selection::customers},
      {"environment", '\0', "GLOB", "only these environments; repeatable, !GLOB excludes",
       &Selection::environments},
      {"domain", '\0', "NAME", "the domain, in a zone of the account", &AnswerOptions::domain},
      {"worker", '\0', "NAME", "the name of the Worker", &AnswerOptions::worker},
      {"wrangler-env", '\0', "X", "the X of [env.X] in the wrangler file",
       &AnswerOptions::wrangler_env},
      {"account", '\0', "NAME", "a name under accounts: in the manifest", &AnswerOptions::account},
      {"database", '\0', "NAME", "a D1 database that is there", &AnswerOptions::database},
      {"create-database", '\0', "NAME", "a D1 database to create where it is missing",
       &AnswerOptions::create_database},
      {"no-database", '\0', "", "no D1 database", &AnswerOptions::no_database},
      {"route", '\0', "PATTERN", "a route, like \"${domain}/*\"; repeatable",
       &AnswerOptions::routes},
      {"var", '\0', "K=V",
       "a variable of [env.X.vars], as text; K:=JSON for a number, a boolean, a list or a map; "
       "repeatable",
       &AnswerOptions::vars},
      {"env", '\0', "K=V", "a line of the customer's env file; repeatable", &AnswerOptions::env},
      {"secret", '\0', "NAME=SOURCE",
       "a secret, from from_env:VAR, from_file:PATH or generate:BYTES; repeatable",
       &AnswerOptions::secrets},
      {"remove-var", '\0', "K", "declare this variable no more; repeatable",
       &AnswerOptions::remove_vars},
      {"remove-env", '\0', "K", "declare this line of the env file no more; repeatable",
       &AnswerOptions::remove_env},
      {"remove-route", '\0', "PATTERN", "declare this route no more; repeatable",
       &AnswerOptions::remove_routes},
      {"remove-database", '\0', "NAME",
       "declare this database no more, by its name or its binding; repeatable",
       &AnswerOptions::remove_databases},
      {"remove-secret", '\0', "NAME", "declare this secret no more; repeatable",
       &AnswerOptions::remove_secrets},
      {"ownership",
       '\0',
       "HOW",
       "what is declared no more stays (additive), or apply deletes it and whatever else nobody "
       "declares there (exact)",
       &AnswerOptions::ownership,
       {"additive", "exact"}},
      {"account-file", '\0', "FILE",
       "an embedded account or a snapshot instead of the Cloudflare API", &Options::account_file},
      {"format", '\0', "FORMAT", "how to show it (default: text)", &Options::format},
      {"max-bytes", '\0', "N",
       "at most this many bytes of Markdown: folds the least important first", &Options::max_bytes},
      {"annotations",
       '\0',
       "KIND",
       "problems and findings also as workflow commands on stderr: github",
       &Options::annotations,
       {"github"}},
      {"out", '\0', "FILE", "save the plan to FILE, for apply and show", &Options::out},
      {"detailed-exitcode", '\0', "", "exit with 2 when changes are pending",
       &Options::detailed_exit_code},
      {"drift", '\0', "", "show what is live in the Workers and differs from the wrangler file",
       &Options::drift},
      {"fail-on-drift", '\0', "", "exit with 2 when there is drift, with 1 when nobody can tell",
       &Options::fail_on_drift},
      {"expect", '\0', "FINGERPRINT", "go on only if the plan has this fingerprint",
       &Options::expected_fingerprint},
      {"auto-approve", '\0', "", "do it without asking", &Options::auto_approve},
      {"plain", '\0', "", "ask with numbered lists, for screen readers and plain terminals",
       &Options::plain},
      {"allow", '\0', "CFPnnnn=CUSTOMER/ENV", "let one finding of a guard through; repeatable",
       &Options::allow},
      {"allow-delete-secrets", '\0', "", "delete undeclared secrets where ownership is exact",
       &Options::allow_delete_secrets},
      {"rotate", '\0', "CUSTOMER/ENV/NAME", "set this secret anew; repeatable", &Options::rotate},
      {"assign", '\0', "X=CUSTOMER/ENV",
       "whose [env.X] is, where the files do not tell; X=none leaves it out; repeatable",
       &Options::assign},
      {"secrets-via",
       '\0',
       "HOW",
       "how secrets are set: api, or wrangler for wrangler secret bulk (default: api)",
       &Options::secrets_via,
       {"api", "wrangler"}},
      {"show-generated", '\0', "", "on a terminal, show once the values that this run generates",
       &Options::show_generated},
      {"atomic", '\0', "", "a first secret that cannot be set takes the files back with it",
       &Options::atomic},
      {"lock-timeout", '\0', "SECONDS", "wait this long for another run to end (default: 0)",
       &Options::lock_timeout},
      {"force", '\0', "", "restore files although they were changed since", &Options::force},
      {"binding", '\0', "NAME",
       "of the database that DATABASE_NAME names, where no section binds it yet (default: DB)",
       &Options::binding},
      {"purge", '\0', "ID", "remove this backup with all it holds", &Options::purge},
      {"keep", '\0', "N", "leave this many backups, the newest (default: 20)", &Options::keep},
      {"show-ids", '\0', "", "show account, zone and database ids in full", &Options::show_ids},
      {"explain", '\0', "",
       "also what each layer of the manifest says of each value, and which wins",
       &Options::explain},
      {"color",
       '\0',
       "WHEN",
       "auto, always or never (also: NO_COLOR)",
       &Options::color,
       {"auto", "always", "never"}},
      {"quiet", '\0', "", "no progress, no notes", &Options::quiet},
      {"verbose", '\0', "", "say more about what is done", &Options::verbose},
      {"help", 'h', "", "show help", &Options::help},
      {"version", '\0', "", "show the version", &Options::version},
  };
  return table;
}

const std::vector<CommandSpec>& command_table() {
  static const std::vector<CommandSpec> table = {
      {"plan",
       {},
       "show what would change",
       "Reads the manifest, the files it names and what it needs to know of the accounts, and "
       "shows\n"
       "what apply would change. Writes nothing and sends nothing but GET.",
       planning_and({"format", "max-bytes", "annotations", "out", "detailed-exitcode", "drift",
                     "fail-on-drift"}),
       kPlanFormats},
      {"apply",
       {"PLANFILE", 0, 1},
       "do it",
       "Plans, shows the plan, asks, and carries it out: databases first, then all files in one\n"
       "transaction, then secrets. With PLANFILE or --expect it goes on only if the plan still is\n"
       "the one that was reviewed.",
       planning_and({"auto-approve", "expect", "allow-delete-secrets", "secrets-via",
                     "show-generated", "atomic", "lock-timeout", "keep"})},
      {"validate",
       {},
       "check the manifest and the files, without network",
       "Reads the manifest and the files it names and reports every problem at once.",
       {"format", "annotations", "customer", "environment"},
       kFormats},
      {"list",
       {},
       "the six facts of every deployment",
       "Shows every deployment, declared or not, as it stands in the files: account, zone, API\n"
       "token, domain, database id and name.",
       {"customer", "environment", "account-file", "format", "show-ids"},
       kFormats},
      {"describe",
       {"CUSTOMER/ENV", 1, 1},
       "everything on one deployment",
       "Shows one deployment with where each of its values comes from; with --explain also what\n"
       "every layer of the manifest says of it.",
       {"account-file", "explain", "format", "show-ids"},
       kFormats},
      {"show",
       {"PLANFILE", 1, 1},
       "render a saved plan",
       "Renders a plan that `plan --out` saved, as plan itself would.",
       {"format", "max-bytes", "show-ids"},
       kPlanFormats},
      {"import",
       {},
       "write the manifest from what is there",
       "Writes deployments.yaml from the wrangler file, config/customers and config/base, and "
       "from\n"
       "what an account says of routes, databases and zones (a token or --account-file). The plan\n"
       "after it is empty. Where there is no config/customers, --customer NAME names the customer.",
       {"customer", "environment", "assign", "account-file"}},
      {"migrate",
       {},
       "bring the old layout to the new one",
       "Moves what config/customers/CUSTOMER/ENVIRONMENT.env says of the account, the zone and\n"
       "the database to where wrangler has it, the API token and other credentials to the\n"
       "secret store, renames DOMAIN, and writes deployments.yaml where there is none. Shows a\n"
       "plan and asks, as apply does.",
       {"customer", "environment", "account-file", "format", "allow", "show-ids", "binding",
        "auto-approve", "expect", "lock-timeout", "keep"},
       kPlanFormats},
      {"new",
       {},
       "declare a new deployment, and apply it",
       "Asks for domain, names, database, variables and secrets on a terminal, and takes every\n"
       "answer as an option as well. Writes the deployment into the manifest, shows the plan, and\n"
       "applies both in one transaction, or neither.",
       with_answers({"customer", "environment"}),
       {},
       {{"customer", "NAME", "the customer"},
        {"environment", "NAME", "the environment; repeatable, one deployment each"}}},
      {"update",
       {},
       "change a deployment, and apply it",
       "Asks which deployment, and what of it to change, on a terminal; takes every answer as an\n"
       "option as well. Changes the manifest, shows the plan, and applies both in one "
       "transaction,\n"
       "or neither. What it takes out of the manifest stays in the files and in the Worker, "
       "unless\n"
       "ownership is exact.",
       with_answers({"customer", "environment", "rotate", "remove-var", "remove-env",
                     "remove-route", "remove-database", "remove-secret", "ownership"}),
       {},
       {{"customer", "NAME", "the customer"},
        {"environment", "NAME", "the environment"},
        {"rotate", "NAME", "set this secret anew; repeatable"}}},
      {"rollback",
       {"ID", 0, 1},
       "restore what an apply changed",
       "Puts the files of the newest backup, or of the one named, back as they were before that\n"
       "apply. cfplan.lock stays.",
       {"auto-approve", "force", "show-ids", "lock-timeout", "keep"}},
      {"backups",
       {},
       "list the backups",
       "Lists what applies kept of the files they changed, newest first, and what restoring each\n"
       "would do to the files as they are now.",
       {"format", "purge", "keep", "lock-timeout"},
       kFormats,
       {{"keep", "N", "remove all backups but this many, the newest"}}},
      {"recover",
       {},
       "finish or undo an interrupted apply",
       "Repairs what an apply that was killed left. Every command that writes does this by itself.",
       {"lock-timeout", "keep"}},
      {"snapshot",
       {"FILE", 1, 1},
       "save what plan needs to know of the accounts",
       "Asks the accounts what plan would ask and saves names and ids to FILE, for plans without "
       "a\n"
       "token (plan --account-file FILE). No secret value is in it.",
       {"customer", "environment", "account-file"}},
      {"doctor",
       {},
       "check token, permissions, files and wrangler",
       "Looks at everything that plan, apply and wrangler need and says what to do about what is\n"
       "not as it should be: the manifest and the wrangler file, each account's token and what it\n"
       "may read, wrangler, the clock. Writes nothing and sends nothing but GET. Ends with 1 when\n"
       "there is a problem.",
       {"account-file", "format", "show-ids"},
       kFormats},
      {"schema",
       {},
       "print the JSON Schema of the manifest",
       "For editors: they complete and check with it.",
       {}},
      {"completion",
       {"SHELL", 1, 1, {"bash", "zsh", "fish"}},
       "print the completion script of a shell",
       "Prints a script that makes bash, zsh or fish complete commands, options and their values,\n"
       "also the customers and environments of the manifest: source <(cfplan completion bash)",
       {}},
      {"version", {}, "print the version", "Prints the version.", {}},
      {"help",
       {"TOPIC", 0, 1},
       "explain a command, a code such as CFP1203, or the policies",
       "Explains a command, a diagnostic's code such as CFP1203, or all policies. --format man\n"
       "prints the manual page.",
       {"format"},
       {"text", "man"}},
  };
  return table;
}

const CommandSpec* find_command(std::string_view name) {
  for (const CommandSpec& command : command_table()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

OptionSpec worded(const OptionSpec& option, const CommandSpec& command) {
  OptionSpec row = option;
  for (const OptionWording& wording : command.wordings) {
    if (wording.name != option.name) continue;
    row.value = wording.value;
    row.summary = wording.summary;
  }
  return row;
}

const OptionSpec& option_named(std::string_view name) {
  const OptionSpec* found = nullptr;
  for (const OptionSpec& option : option_table()) {
    if (option.name == name) found = &option;
  }
  check(found != nullptr, "every option that a command names is in the table");
  return *found;
}

}  // namespace cfplan
