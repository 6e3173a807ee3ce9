#include "plan/json/plan_to_json.hpp"

#include <array>
#include <cstdio>

#include "cfplan/model/binding_kind.hpp"
#include "plan/diff/masked_change.hpp"
#include "plan/json/names.hpp"

namespace cfplan {
namespace {

Json text_or_null(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

template <class T, class Convert>
Json list_of(const std::vector<T>& items, Convert convert) {
  Json json = Json::array();
  for (const T& item : items) json.push_back(convert(item));
  return json;
}

Json object_of(const DeploymentKey& key) {
  Json json = Json::object();
  json["customer"] = key.customer;
  json["environment"] = key.environment;
  return json;
}

Json origin_to_json(const Origin& origin) {
  Json json = Json::object();
  json["file"] = origin.file;
  json["line"] = origin.line;
  json["column"] = origin.column;
  json["layer"] = origin.layer;
  return json;
}

Json path_to_json(const ValuePath& path) {
  Json json = Json::array();
  for (const Step& step : path.steps()) {
    if (const auto* index = std::get_if<std::size_t>(&step)) json.push_back(*index);
    else json.push_back(std::get<std::string>(step));
  }
  return json;
}

// null stands for "nothing there": a null that stands in a file is said otherwise.
Json before_to_json(const std::optional<Value>& before) {
  if (!before) return nullptr;
  if (!before->is<Null>()) return value_to_json(*before);
  Json json = Json::object();
  json["$null"] = true;
  return json;
}

Json change_to_json(const Change& change) {
  Json json = object_of(change.deployment);
  json["verb"] = name_of(kVerbNames, change.edit.verb);
  json["path"] = path_to_json(change.edit.path);
  json["before"] = before_to_json(change.before);
  json["value"] = value_to_json(change.edit.value);
  json["origin"] = origin_to_json(change.origin);
  return json;
}

Json window_to_json(const DiffWindow& window) {
  Json json = Json::object();
  json["before_start"] = window.before_start;
  json["after_start"] = window.after_start;
  json["before"] = window.before;
  json["after"] = window.after;
  json["before_lacks_final_newline"] = window.before_lacks_final_newline;
  json["after_lacks_final_newline"] = window.after_lacks_final_newline;
  return json;
}

Json diff_to_json(const DeploymentDiff& diff) {
  Json json = object_of(diff.deployment);
  json["windows"] = list_of(diff.windows, window_to_json);
  return json;
}

Json state_to_json(const std::optional<FileState>& state) {
  if (!state) return nullptr;
  std::array<char, 16> mode{};
  std::snprintf(mode.data(), mode.size(), "%04o", state->mode);
  Json json = Json::object();
  json["sha256"] = state->sha256;
  json["mode"] = mode.data();
  return json;
}

Json secret_to_json(const SecretToSet& secret) {
  Json json = Json::object();
  json["name"] = secret.name;
  json["reason"] = name_of(kReasonNames, secret.reason);
  json["version"] = text_or_null(secret.version);
  json["origin"] = origin_to_json(secret.origin);
  return json;
}

template <class T>
Json at_account(std::string_view kind, const T& action) {
  Json json = Json::object();
  json["kind"] = kind;
  json.update(object_of(action.deployment));
  json["account"] = action.account;
  json["account_id"] = action.account_id;
  return json;
}

Json to_json(const CreateResource& action) {
  Json json = at_account(words_of(action.kind).create_action, action);
  json["binding"] = action.binding;
  json["name"] = action.name;
  json["origin"] = origin_to_json(action.origin);
  return json;
}

Json to_json(const CreateWorker& action) {
  Json json = at_account(kCreateWorker, action);
  json["worker"] = action.worker;
  json["origin"] = origin_to_json(action.origin);
  return json;
}

Json to_json(const ChangeFile& action) {
  Json json = Json::object();
  json["kind"] = kChangeFile;
  json["path"] = action.path;
  json["format"] = name_of(kFormatNames, action.format);
  json["operation"] = name_of(kOperationNames, action.operation);
  json["before"] = state_to_json(action.before);
  json["changes"] = list_of(action.changes, [&](const Change& change) {
    return change_to_json(masked_change(change, action));
  });
  json["diffs"] = list_of(action.diffs, diff_to_json);
  return json;
}

Json to_json(const ChangeSecrets& action) {
  Json json = at_account(kChangeSecrets, action);
  json["worker"] = action.worker;
  json["set"] = list_of(action.set, secret_to_json);
  json["delete"] = action.remove;
  return json;
}

Json adopted_to_json(const AdoptedVersion& adopted) {
  Json json = Json::object();
  json["name"] = adopted.name;
  json["version"] = adopted.version;
  json["origin"] = origin_to_json(adopted.origin);
  return json;
}

Json to_json(const RecordVersions& action) {
  Json json = Json::object();
  json["kind"] = kRecordVersions;
  json.update(object_of(action.deployment));
  json["adopt"] = list_of(action.adopt, adopted_to_json);
  json["forget"] = action.forget;
  return json;
}

Json counts_to_json(const Counts& counts) {
  Json json = Json::object();
  json["create"] = counts.create;
  json["update"] = counts.update;
  json["delete"] = counts.remove;
  json["secrets_to_set"] = counts.secrets_to_set;
  json["secrets_to_delete"] = counts.secrets_to_delete;
  json["deferred_secrets"] = counts.deferred_secrets;
  return json;
}

Json deployment_to_json(const PlannedDeployment& deployment) {
  Json json = object_of(deployment.key);
  json["verdict"] = name_of(kVerdictNames, deployment.verdict);
  json["wrangler_file"] = deployment.wrangler_file;
  json["wrangler_env"] = deployment.wrangler_env;
  json["worker"] = text_or_null(deployment.worker);
  json["account_id"] = text_or_null(deployment.account_id);
  json["protected"] = deployment.is_protected;
  json["deferred_secrets"] = deployment.deferred_secrets;
  json["removal_commands"] = deployment.removal_commands;
  return json;
}

Json unmanaged_to_json(const Unmanaged& unmanaged) {
  Json json = Json::object();
  json["kind"] = name_of(kUnmanagedNames, unmanaged.kind);
  json["file"] = unmanaged.file;
  json["env"] = unmanaged.env;
  return json;
}

Json drift_to_json(const Drift& drift) {
  Json json = object_of(drift.deployment);
  json["worker"] = drift.worker;
  json["kind"] = drift.kind;
  json["name"] = drift.name;
  json["text"] = drift.text;
  return json;
}

Json place_to_json(const std::optional<Place>& place) {
  if (!place) return nullptr;
  Json json = Json::object();
  json["file"] = place->file;
  json["line"] = place->line;
  json["column"] = place->column;
  json["source_line"] = place->source_line;
  json["caret_column"] = place->caret_column;
  json["caret_width"] = place->caret_width;
  return json;
}

Json diagnostic_to_json(const Diagnostic& diagnostic) {
  Json json = Json::object();
  json["code"] = diagnostic.code;
  json["severity"] = name_of(kSeverityNames, diagnostic.severity);
  json["message"] = diagnostic.message;
  json["place"] = place_to_json(diagnostic.place);
  json["resource"] = diagnostic.resource;
  json["hint"] = diagnostic.hint;
  json["deployment"] = diagnostic.deployment;
  return json;
}

}  // namespace

Json action_to_json(const Action& action) {
  return std::visit([](const auto& one) { return to_json(one); }, action);
}

Json plan_to_json(const Plan& plan) {
  Json json = Json::object();
  json["format_version"] = kFormatVersion;
  json["fingerprint"] = plan.fingerprint;
  json["counts"] = counts_to_json(plan.counts);
  json["deployments"] = list_of(plan.deployments, deployment_to_json);
  json["actions"] = list_of(plan.actions, action_to_json);
  json["unmanaged"] = list_of(plan.unmanaged, unmanaged_to_json);
  json["drift"] = list_of(plan.drift, drift_to_json);
  json["diagnostics"] = list_of(plan.diagnostics, diagnostic_to_json);
  return json;
}

}  // namespace cfplan
