#include "cli/flows/form_options.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "cli/flows/var_answer.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

Result<Value::Map> read_pairs(const std::string& option, const std::vector<std::string>& given) {
  Value::Map pairs;
  for (const std::string& text : given) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      return fail(usage_error("--" + option + " needs a name and a value",
                              "it is like --" + option + " LOG_LEVEL=info"));
    }
    put_member(pairs, text.substr(0, equals), text.substr(equals + 1));
  }
  return pairs;
}

Result<Value::Map> read_vars(const std::vector<std::string>& given) {
  Value::Map vars;
  for (const std::string& text : given) {
    auto var = read_var(text);
    if (!var) {
      return fail(usage_error("--var needs a name and a value",
                              "it is like --var LOG_LEVEL=info, or --var LIMIT:=5 for JSON"));
    }
    put_member(vars, var->key, std::move(var->value));
  }
  return vars;
}

Diagnostic no_source(const std::string& name) {
  return usage_error("--secret " + visible(name) + " names no source",
                     "it is like --secret " + visible(name) +
                         "=from_env:VAR, from_file:PATH or generate:32; the value itself is never "
                         "given here");
}

Result<Value::Map> read_secrets(const std::vector<std::string>& given) {
  Value::Map secrets;
  for (const std::string& text : given) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    if (equals == std::string::npos || !is_identifier(name)) {
      return fail(usage_error("--secret needs a name and a source",
                              "it is like --secret SESSION_KEY=from_env:VAR"));
    }
    auto source = read_secret_source(name, text.substr(equals + 1));
    if (!source) return fail(std::move(source.error()));
    put_member(secrets, name, std::move(*source));
  }
  return secrets;
}

Result<void> read_database(const AnswerOptions& answers, DeploymentForm& form) {
  const std::size_t given = (answers.database.empty() ? 0U : 1U) +
                            (answers.create_database.empty() ? 0U : 1U) +
                            (answers.no_database ? 1U : 0U);
  if (given > 1) {
    return fail(usage_error("--database, --create-database and --no-database exclude each other",
                            "give one of them"));
  }
  form.database = answers.database + answers.create_database;
  if (!answers.database.empty()) form.database_wish = DatabaseWish::Existing;
  if (!answers.create_database.empty()) form.database_wish = DatabaseWish::Create;
  if (answers.no_database) form.database_wish = DatabaseWish::None;
  return {};
}

void read_removals(const AnswerOptions& answers, DeploymentForm& form) {
  const auto add = [&form](Removable kind, const std::vector<std::string>& names) {
    for (const std::string& name : names) form.removals.push_back({kind, name});
  };
  add(Removable::Var, answers.remove_vars);
  add(Removable::EnvLine, answers.remove_env);
  add(Removable::Route, answers.remove_routes);
  add(Removable::BoundDatabase, answers.remove_databases);
  add(Removable::Secret, answers.remove_secrets);
}

bool is_member(const std::string& name, const Value::Map& members) {
  return std::any_of(members.begin(), members.end(),
                     [&](const Member& member) { return member.key == name; });
}

/// Nothing is set and removed at once.
Result<void> expect_no_contradiction(const DeploymentForm& form) {
  for (const Removal& removal : form.removals) {
    const bool is_set =
        (removal.kind == Removable::Var && is_member(removal.name, form.vars)) ||
        (removal.kind == Removable::EnvLine && is_member(removal.name, form.env)) ||
        (removal.kind == Removable::Secret && is_member(removal.name, form.secrets)) ||
        (removal.kind == Removable::BoundDatabase && form.database_wish != DatabaseWish::AsItIs) ||
        (removal.kind == Removable::Route &&
         std::find(form.routes.begin(), form.routes.end(), removal.name) != form.routes.end());
    if (!is_set) continue;
    return fail(usage_error(removal_text(removal) + " cannot be removed and given at once",
                            "give one of the two options"));
  }
  return {};
}

/// `--rotate NAME` for the deployment that is named already; CUSTOMER/ENV/NAME as in apply.
std::vector<std::string> last_parts(const std::vector<std::string>& given) {
  std::vector<std::string> names;
  for (const std::string& text : given) names.push_back(text.substr(text.rfind('/') + 1));
  return names;
}

}  // namespace

Result<Value> read_secret_source(const std::string& name, const std::string& text) {
  const std::size_t colon = text.find(':');
  const std::string kind = text.substr(0, colon);
  const std::string rest = colon == std::string::npos ? "" : text.substr(colon + 1);
  if (kind == "from_env" && is_variable_name(rest)) return Value(Value::Map{{kind, rest}});
  if (kind == "from_file" && !rest.empty()) return Value(Value::Map{{kind, rest}});
  int bytes = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), bytes);
  const bool is_number = error == std::errc() && end == rest.data() + rest.size();
  if (kind == "generate" && is_number) return Value(Value::Map{{kind, bytes}});
  return fail(no_source(name));
}

Result<std::vector<std::string>> read_names(const std::string& option,
                                            const std::vector<std::string>& given) {
  std::vector<std::string> names;
  for (const std::string& name : given) {
    if (!is_name(name)) {
      return fail(usage_error("--" + option + " cannot be \"" + visible(name) + "\" here",
                              "a name has lower-case letters, digits, \"-\" and \"_\", up to 63"));
    }
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

Result<DeploymentForm> read_form(const Options& options) {
  const AnswerOptions& answers = options.answers;
  DeploymentForm form{.domain = lower_ascii(answers.domain),
                      .worker = answers.worker,
                      .wrangler_env = answers.wrangler_env,
                      .account = answers.account,
                      .routes = answers.routes,
                      .rotate = last_parts(options.rotate),
                      .ownership = answers.ownership};
  if (auto read = read_database(answers, form); !read) return fail(std::move(read.error()));
  auto vars = read_vars(answers.vars);
  if (!vars) return fail(std::move(vars.error()));
  auto env = read_pairs("env", answers.env);
  if (!env) return fail(std::move(env.error()));
  auto secrets = read_secrets(answers.secrets);
  if (!secrets) return fail(std::move(secrets.error()));
  form.vars = std::move(*vars);
  form.env = std::move(*env);
  form.secrets = std::move(*secrets);
  read_removals(answers, form);
  if (auto consistent = expect_no_contradiction(form); !consistent) {
    return fail(std::move(consistent.error()));
  }
  return form;
}

}  // namespace cfplan
