#include "plan/json/plan_from_json.hpp"

#include <algorithm>
#include <charconv>

#include "cfplan/model/binding_kind.hpp"
#include "plan/json/names.hpp"

namespace cfplan {
namespace {

template <class Enum, std::size_t N>
Enum word(const JsonNode& node, const Names<Enum, N>& names) {
  const std::string text = node.text();
  const std::optional<Enum> value = value_of(names, text);
  if (!value) node.report("is none of the words known there");
  return value.value_or(names.front().first);
}

template <class Read>
auto list(const JsonNode& node, Read read) {
  std::vector<decltype(read(node))> all;
  for (const JsonNode& item : node.items()) all.push_back(read(item));
  return all;
}

DeploymentKey key_of(const JsonNode& node) {
  return {node.member("customer").text(), node.member("environment").text()};
}

bool is_sha256(const std::string& text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string sha256(const JsonNode& node) {
  std::string text = node.text();
  if (!is_sha256(text)) node.report("is no SHA-256 in hex digits");
  return text;
}

Origin origin(const JsonNode& node) {
  node.require_keys({"file", "line", "column", "layer"});
  return {node.member("file").text(), node.member("line").count(), node.member("column").count(),
          node.member("layer").text()};
}

ValuePath path(const JsonNode& node) {
  std::vector<Step> steps;
  for (const JsonNode& item : node.items()) {
    const bool index = item.json() != nullptr && item.json()->is_number();
    steps.push_back(index ? Step(item.count()) : Step(item.text()));
  }
  return ValuePath(std::move(steps));
}

Value value(const JsonNode& node) {
  if (node.json() == nullptr) return {};
  std::optional<Value> read = value_from_json(*node.json());
  if (!read) node.report("is no value");
  return read.value_or(Value());
}

std::optional<Value> before(const JsonNode& node) {
  if (node.json() == nullptr || node.is_null()) return std::nullopt;
  const Json& json = *node.json();
  const bool null = json.is_object() && json.size() == 1 && json.contains("$null");
  return null ? Value(Null{}) : value(node);
}

Change change(const JsonNode& node) {
  node.require_keys({"customer", "environment", "verb", "path", "before", "value", "origin"});
  Change read;
  read.deployment = key_of(node);
  read.edit.verb = word(node.member("verb"), kVerbNames);
  read.edit.path = path(node.member("path"));
  read.edit.value = value(node.member("value"));
  read.before = before(node.member("before"));
  read.origin = origin(node.member("origin"));
  return read;
}

DiffWindow window(const JsonNode& node) {
  node.require_keys({"before_start", "after_start", "before", "after", "before_lacks_final_newline",
                     "after_lacks_final_newline"});
  return {node.member("before_start").count(),
          node.member("after_start").count(),
          node.member("before").texts(),
          node.member("after").texts(),
          node.member("before_lacks_final_newline").flag(),
          node.member("after_lacks_final_newline").flag()};
}

DeploymentDiff diff(const JsonNode& node) {
  node.require_keys({"customer", "environment", "windows"});
  return {key_of(node), list(node.member("windows"), window)};
}

unsigned mode(const JsonNode& node) {
  const std::string text = node.text();
  unsigned bits = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits, 8);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || text.size() != 4) node.report("is no file mode of four octal digits");
  return bits;
}

std::optional<FileState> state(const JsonNode& node) {
  if (node.is_null()) return std::nullopt;
  node.require_keys({"sha256", "mode"});
  return FileState{sha256(node.member("sha256")), mode(node.member("mode"))};
}

ChangeFile change_file(const JsonNode& node) {
  node.require_keys({"kind", "path", "format", "operation", "before", "changes", "diffs"});
  return {node.member("path").text(),
          word(node.member("format"), kFormatNames),
          word(node.member("operation"), kOperationNames),
          state(node.member("before")),
          list(node.member("changes"), change),
          list(node.member("diffs"), diff)};
}

CreateResource create_resource(const JsonNode& node, BindingKind kind) {
  node.require_keys(
      {"kind", "customer", "environment", "account", "account_id", "binding", "name", "origin"});
  return {key_of(node),
          node.member("account").text(),
          node.member("account_id").text(),
          node.member("binding").text(),
          node.member("name").text(),
          origin(node.member("origin")),
          kind};
}

CreateWorker create_worker(const JsonNode& node) {
  node.require_keys(
      {"kind", "customer", "environment", "account", "account_id", "worker", "origin"});
  return {key_of(node), node.member("account").text(), node.member("account_id").text(),
          node.member("worker").text(), origin(node.member("origin"))};
}

SecretToSet secret(const JsonNode& node) {
  node.require_keys({"name", "reason", "version", "origin"});
  SecretToSet read;
  read.name = node.member("name").text();
  read.reason = word(node.member("reason"), kReasonNames);
  read.version = node.member("version").text_or_null();
  read.origin = origin(node.member("origin"));
  return read;
}

ChangeSecrets change_secrets(const JsonNode& node) {
  node.require_keys(
      {"kind", "customer", "environment", "account", "account_id", "worker", "set", "delete"});
  return {key_of(node),
          node.member("account").text(),
          node.member("account_id").text(),
          node.member("worker").text(),
          list(node.member("set"), secret),
          node.member("delete").texts()};
}

AdoptedVersion adopted(const JsonNode& node) {
  node.require_keys({"name", "version", "origin"});
  return {node.member("name").text(), node.member("version").text(), origin(node.member("origin"))};
}

RecordVersions record_versions(const JsonNode& node) {
  node.require_keys({"kind", "customer", "environment", "adopt", "forget"});
  return {key_of(node), list(node.member("adopt"), adopted), node.member("forget").texts()};
}

Action action(const JsonNode& node) {
  const std::string kind = node.member("kind").text();
  for (const BindingWords& words : kBindingKinds) {
    const bool creates = words.creation == Creation::ByName && kind == words.create_action;
    if (creates) return create_resource(node, words.kind);
  }
  if (kind == kCreateWorker) return create_worker(node);
  if (kind == kChangeFile) return change_file(node);
  if (kind == kRecordVersions) return record_versions(node);
  if (kind != kChangeSecrets) node.member("kind").report("is none of the words known there");
  return change_secrets(node);
}

Counts counts(const JsonNode& node) {
  node.require_keys(
      {"create", "update", "delete", "secrets_to_set", "secrets_to_delete", "deferred_secrets"});
  return {node.member("create").count(),
          node.member("update").count(),
          node.member("delete").count(),
          node.member("secrets_to_set").count(),
          node.member("secrets_to_delete").count(),
          node.member("deferred_secrets").count()};
}

PlannedDeployment deployment(const JsonNode& node) {
  node.require_keys({"customer", "environment", "verdict", "wrangler_file", "wrangler_env",
                     "worker", "account_id", "protected", "deferred_secrets", "removal_commands"});
  return {key_of(node),
          word(node.member("verdict"), kVerdictNames),
          node.member("wrangler_file").text(),
          node.member("wrangler_env").text(),
          node.member("worker").text_or_null(),
          node.member("account_id").text_or_null(),
          node.member("protected").flag(),
          node.member("deferred_secrets").texts(),
          node.member("removal_commands").texts()};
}

Unmanaged unmanaged(const JsonNode& node) {
  node.require_keys({"kind", "file", "env"});
  return {word(node.member("kind"), kUnmanagedNames), node.member("file").text(),
          node.member("env").text()};
}

Drift drift(const JsonNode& node) {
  node.require_keys({"customer", "environment", "worker", "kind", "name", "text"});
  return {key_of(node), node.member("worker").text(), node.member("kind").text(),
          node.member("name").text(), node.member("text").text()};
}

std::optional<Place> place(const JsonNode& node) {
  if (node.is_null()) return std::nullopt;
  node.require_keys({"file", "line", "column", "source_line", "caret_column", "caret_width"});
  return Place{node.member("file").text(),          node.member("line").count(),
               node.member("column").count(),       node.member("source_line").text(),
               node.member("caret_column").count(), node.member("caret_width").count()};
}

Diagnostic diagnostic(const JsonNode& node) {
  node.require_keys({"code", "severity", "message", "place", "resource", "hint", "deployment"});
  return {node.member("code").text(),      word(node.member("severity"), kSeverityNames),
          node.member("message").text(),   place(node.member("place")),
          node.member("resource").text(),  node.member("hint").text(),
          node.member("deployment").text()};
}

}  // namespace

Plan plan_from_json(const Json& json, ReadProblem& problem) {
  const JsonNode root(&json, "", problem);
  root.require_keys({"format_version", "fingerprint", "counts", "deployments", "actions",
                     "unmanaged", "drift", "diagnostics"});
  Plan plan;
  plan.fingerprint = sha256(root.member("fingerprint"));
  plan.counts = counts(root.member("counts"));
  plan.deployments = list(root.member("deployments"), deployment);
  plan.actions = list(root.member("actions"), action);
  plan.unmanaged = list(root.member("unmanaged"), unmanaged);
  plan.drift = list(root.member("drift"), drift);
  plan.diagnostics = list(root.member("diagnostics"), diagnostic);
  return plan;
}

}  // namespace cfplan
