#include "manifest/writing/value_rows.hpp"

#include <set>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "manifest/writing/deployment_rows.hpp"
#include "manifest/writing/name_choice.hpp"
#include "manifest/writing/undeclarable.hpp"
#include "manifest/yaml/scalar_value.hpp"

namespace cfplan {
namespace {

/// A text of an env file as YAML says it: without quotes where it would come back as it is.
Value env_value(std::string text) {
  YamlNode node{.kind = YamlKind::Scalar};
  node.text = text;
  const Value plain = scalar_value(node);
  return plain.string() == nullptr && one_line_text(plain) == text ? plain : Value(std::move(text));
}

/// All keys of the maps, in the order in which they appear.
std::vector<std::string> keys_of(const StandingProject& project,
                                 Value::Map StandingDeployment::*map) {
  std::vector<std::string> keys;
  std::set<std::string> seen;
  for (const StandingDeployment& one : project.deployments) {
    for (const Member& member : one.*map) {
      if (seen.insert(member.key).second) keys.push_back(member.key);
    }
  }
  return keys;
}

/// Sets out what may be declared and notes the rest.
class Declaration {
 public:
  Declaration(const StandingProject& project, Undeclared& undeclared)
      : project_(project), undeclared_(undeclared) {}

  KeyRow var_row(const std::string& key) {
    Overriding overriding = Overriding::ByAnything;
    KeyRow row = row_of(project_, {"vars", key}, [&](const StandingDeployment& one) {
      const Value* value = value_in(one.vars, key);
      if (value == nullptr || !may_declare(one, {"vars", key}, *value, is_identifier(key))) {
        return Cell{};
      }
      if (value->is<Value::Map>()) overriding = Overriding::ByNullOnly;
      return said(*value);
    });
    row.overriding = overriding;
    return row;
  }

  KeyRow env_row(const std::string& key) {
    return row_of(project_, {"env", key}, [&](const StandingDeployment& one) {
      if (!one.env_file) return free_cell();
      const std::string* text = text_in(one.env, key);
      if (key == "CUSTOMER_DOMAIN" && domain_of(one) != nullptr) return implied(*text);
      const bool is_said =
          text != nullptr && may_declare(one, {"env", key}, *text, is_env_key(key));
      return is_said ? said(env_value(*text)) : Cell{};
    });
  }

 private:
  bool may_declare(const StandingDeployment& one, const ValuePath& path, const Value& value,
                   bool is_key) {
    const std::string& key = std::get<std::string>(path.steps().back());
    const Obstacle obstacle = is_key ? obstacle_to(key, value) : Obstacle::Unsayable;
    const auto at = static_cast<std::size_t>(&one - project_.deployments.data());
    const std::string name = std::get<std::string>(path.steps().front()) + "." + visible(key);
    if (obstacle == Obstacle::Credential) undeclared_.credentials[at].push_back(name);
    if (obstacle == Obstacle::Unsayable) undeclared_.unsayable[at].push_back(name);
    return obstacle == Obstacle::None;
  }

  const StandingProject& project_;
  Undeclared& undeclared_;
};

// Derived from the customer's name where nothing else is said.
KeyRow customer_id_row(const StandingProject& project) {
  return row_of(project, {"env", "CUSTOMER_ID"}, [](const StandingDeployment& one) {
    if (!one.env_file) return free_cell();
    const std::string* id = text_in(one.env, "CUSTOMER_ID");
    if (id == nullptr) return said(Value());
    return *id == one.key.customer ? implied(*id) : said(env_value(*id));
  });
}

}  // namespace

std::vector<KeyRow> var_rows(const StandingProject& project, Undeclared& undeclared) {
  Declaration declaration(project, undeclared);
  std::vector<KeyRow> rows;
  for (const std::string& key : keys_of(project, &StandingDeployment::vars)) {
    rows.push_back(declaration.var_row(key));
  }
  return rows;
}

std::vector<KeyRow> env_rows(const StandingProject& project, Undeclared& undeclared) {
  Declaration declaration(project, undeclared);
  std::vector<KeyRow> rows{customer_id_row(project)};
  for (const std::string& key : keys_of(project, &StandingDeployment::env)) {
    if (key != "CUSTOMER_ID") rows.push_back(declaration.env_row(key));
  }
  return rows;
}

}  // namespace cfplan
