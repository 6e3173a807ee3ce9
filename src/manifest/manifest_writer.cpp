#include "cfplan/manifest/manifest_writer.hpp"

#include <algorithm>
#include <string_view>

#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "manifest/yaml_writer.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kCredential = "it looks like a credential; declare it under secrets";
constexpr std::string_view kUnsayable = "a manifest cannot say it";

/// Why a manifest may not hold the value under this name; empty when it may.
std::string_view why_not(const std::string& name, const Value& value) {
  if (const auto* text = value.string()) return is_credential(name, *text) ? kCredential : "";
  if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) {
      if (const auto why = why_not(name, item); !why.empty()) return why;
    }
    return "";
  }
  if (const auto* map = value.as<Value::Map>()) {
    for (const Member& member : *map) {
      if (const auto why = why_not(member.key, member.value); !why.empty()) return why;
    }
    return "";
  }
  return value.is<Null>() || value.is<DateTime>() ? kUnsayable : "";
}

/// The value as a template that gives it again: `$${` stands for `${`.
Value escaped(const Value& value) {
  if (const auto* text = value.string()) {
    std::string out = *text;
    for (std::size_t at = out.find("${"); at != std::string::npos; at = out.find("${", at + 3)) {
      out.insert(at, 1, '$');
    }
    return out;
  }
  if (const auto* list = value.as<Value::List>()) {
    Value::List items;
    for (const Value& item : *list) items.push_back(escaped(item));
    return items;
  }
  if (const auto* map = value.as<Value::Map>()) {
    Value::Map members;
    for (const Member& member : *map) members.push_back({member.key, escaped(member.value)});
    return members;
  }
  return value;
}

std::string entries(const std::string& head, const Value::Map& members, const std::string& customer,
                    bool (*is_key)(std::string_view)) {
  std::string comments;
  std::string lines;
  for (const Member& member : members) {
    const std::string_view why =
        is_key(member.key) ? why_not(member.key, member.value) : kUnsayable;
    if (!why.empty()) {
      comments += "        # " + head + ": " + visible(member.key) +
                  " is not declared: " + std::string(why) + "\n";
      continue;
    }
    const std::string* text = member.value.string();
    const Value value =
        text != nullptr && *text == customer ? Value("${customer}") : escaped(member.value);
    lines += "          " + key_text(member.key) + ": " + flow_text(value) + "\n";
  }
  return lines.empty() ? comments : comments + "        " + head + ":\n" + lines;
}

// What stands for the X of `[env.X]` where the deployment itself does not name it.
enum class SectionNames { Environment, CustomerAndEnvironment };

std::string usual_section(const DeploymentKey& key, SectionNames names) {
  return names == SectionNames::Environment ? key.environment
                                            : key.customer + "-" + key.environment;
}

SectionNames section_names(const StandingProject& project) {
  const auto follow = [&](SectionNames names) {
    return std::count_if(project.deployments.begin(), project.deployments.end(),
                         [&](const StandingDeployment& one) {
                           return one.wrangler_env == usual_section(one.key, names);
                         });
  };
  return follow(SectionNames::CustomerAndEnvironment) > follow(SectionNames::Environment)
             ? SectionNames::CustomerAndEnvironment
             : SectionNames::Environment;
}

std::string deployment_text(const StandingDeployment& deployment, SectionNames names) {
  const DeploymentKey& key = deployment.key;
  std::string body;
  if (deployment.wrangler_env != usual_section(key, names)) {
    body += "        wrangler_env: " + flow_text(deployment.wrangler_env) + "\n";
  }
  if (!deployment.has_env_file) body += "        env_file: null\n";
  body += entries("vars", deployment.vars, key.customer, is_identifier);
  Value::Map env;
  const bool has_id = std::any_of(deployment.env.begin(), deployment.env.end(),
                                  [](const Member& m) { return m.key == "CUSTOMER_ID"; });
  for (const Member& member : deployment.env) {
    const bool derived = member.key == "CUSTOMER_ID" && same_value(member.value, key.customer);
    if (!derived) env.push_back(member);
  }
  std::string text = entries("env", env, key.customer, is_env_key);
  if (deployment.has_env_file && !has_id) {
    if (text.find("        env:\n") == std::string::npos) text += "        env:\n";
    text += "          CUSTOMER_ID: null\n";
  }
  body += text;
  const bool says_nothing = body.empty();
  return "      " + key_text(key.environment) + ":" + (says_nothing ? " {}" : "") + "\n" + body;
}

}  // namespace

std::string write_manifest(const StandingProject& project) {
  std::string text =
      "version: 1\n\n"
      "# Routes, databases and domains are left as they stand: declare them to have cfplan "
      "resolve\n"
      "# their ids. Which secrets a Worker has is not known from the files.\n";
  for (const std::string& remark : project.remarks) text += "# " + visible(remark) + "\n";
  if (project.deployments.empty()) return text + "customers: {}\n";
  const SectionNames names = section_names(project);
  if (names == SectionNames::CustomerAndEnvironment) {
    text += "layout:\n  wrangler_env: \"${customer}-${environment}\"\n\n";
  }
  text += "customers:\n";
  std::string customer;
  for (const StandingDeployment& deployment : project.deployments) {
    if (deployment.key.customer != customer) {
      customer = deployment.key.customer;
      text += "  " + key_text(customer) + ":\n    environments:\n";
    }
    text += deployment_text(deployment, names);
  }
  return text;
}

}  // namespace cfplan
