#include <algorithm>

#include "emulator/emulated_api.hpp"
#include "providers/live_binding.hpp"

namespace cfplan::tests {
namespace {

constexpr std::size_t kMostOperations = 100;

EmulatedResponse no_worker() {
  return refusal(404, 10007, "This Worker does not exist on your account.");
}

Json secret_json(const std::string& name) { return {{"name", name}, {"type", "secret_text"}}; }

Json secrets_json(const EmbeddedWorker& worker) {
  Json list = Json::array();
  for (const std::string& name : worker.secrets) list.push_back(secret_json(name));
  return list;
}

Json settings_json(const EmbeddedWorker& worker) {
  Json bindings = secrets_json(worker);
  for (const LiveBinding& live : worker.bindings) {
    Json binding = {{"name", live.name}, {"type", live.type}};
    const std::string key(live_key_of(live.type));
    if (!key.empty()) binding[key] = parse_json_answer(one_line_text(live.value));
    bindings.push_back(std::move(binding));
  }
  return {{"bindings", std::move(bindings)},
          {"compatibility_date", "2026-01-01"},
          {"compatibility_flags", Json::array()},
          {"tags", Json::array()},
          {"usage_model", "standard"}};
}

Json worker_json(const EmbeddedWorker& worker) {
  const std::string uploaded =
      worker.modified_on.empty() ? "2026-01-01T00:00:00Z" : worker.modified_on;
  return {{"id", worker.name},
          {"created_on", "2026-01-01T00:00:00Z"},
          {"modified_on", uploaded},
          {"tags", Json::array()},
          {"last_deployed_from", "wrangler"}};
}

Json deployments_json(const EmbeddedWorker& worker) {
  Json deployment = {{"id", embedded_uuid("deployment " + worker.name)},
                     {"source", "api"},
                     {"strategy", "percentage"},
                     {"author_email", "user@example.com"},
                     {"created_on", "2026-01-01T00:00:00Z"}};
  deployment["versions"] =
      Json::array({{{"version_id", worker.versions().live.front()}, {"percentage", 100}}});
  return {{"deployments", Json::array({deployment})}};
}

Json version_json(const std::string& id, int number) {
  return {{"id", id},
          {"number", number},
          {"metadata", {{"created_on", "2026-01-01T00:00:00Z"}, {"source", "wrangler"}}}};
}

// Newest first.
Json versions_json(const EmbeddedWorker& worker) {
  const WorkerVersions versions = worker.versions();
  Json items = Json::array();
  if (!versions.latest_is_live()) items.push_back(version_json(versions.latest, 2));
  items.push_back(version_json(versions.live.front(), 1));
  return {{"items", std::move(items)}};
}

// One version with what it is bound to: here, what the Worker is bound to now.
std::optional<Json> version_of(const EmbeddedWorker& worker, const std::string& id) {
  const Json versions = versions_json(worker);
  for (Json found : versions["items"]) {
    if (found["id"] != id) continue;
    found["resources"] = {{"bindings", settings_json(worker)["bindings"]},
                          {"script", {{"etag", embedded_id(id)}, {"handlers", {"fetch"}}}},
                          {"script_runtime", {{"usage_model", "standard"}}}};
    return found;
  }
  return std::nullopt;
}

// What the API says to a change of secrets that it does not take; none when it takes it.
std::optional<EmulatedResponse> change_refused(const EmbeddedWorker& worker,
                                               const std::string& name) {
  if (worker.has_undeployed_version) {
    return refusal(400, 10215,
                   "Secret edit failed. You attempted to modify a secret, but the latest version "
                   "of your Worker isn't currently deployed.");
  }
  const bool taken = std::any_of(worker.bindings.begin(), worker.bindings.end(),
                                 [&](const LiveBinding& live) { return live.name == name; });
  if (!taken) return std::nullopt;
  return refusal(
      400, 10053,
      "Binding name '" + name + "' already in use. Please use a different name and try again.");
}

}  // namespace

EmulatedResponse EmulatedApi::workers(const EmulatedRequest& request, const Segments& rest,
                                      EmbeddedAccount& account) {
  const bool reads = request.method == "GET";
  if (auto refused = lacks(reads ? Permission::WorkersRead : Permission::WorkersWrite)) {
    return *std::move(refused);
  }
  if (rest.size() == 1 && rest[0] == "scripts" && reads) {
    Json list = Json::array();
    for (const EmbeddedWorker& worker : account.workers) list.push_back(worker_json(worker));
    return success(list);
  }
  if (rest.size() == 2 && rest[0] == "services" && reads) {
    const EmbeddedWorker* worker = account.find_worker(rest[1]);
    if (worker == nullptr) return refusal(404, 10090, "workers.api.error.service_not_found");
    Json script = {{"tag", embedded_id("script " + rest[1])}, {"tags", Json::array()}};
    script["last_deployed_from"] = "wrangler";
    return success({{"id", rest[1]},
                    {"default_environment", {{"environment", "production"}, {"script", script}}}});
  }
  if (rest.size() >= 2 && rest[0] == "scripts") return script(request, rest, account);
  return refusal(404, 7003, "Could not route to " + request.path);
}

EmulatedResponse EmulatedApi::script(const EmulatedRequest& request, const Segments& rest,
                                     EmbeddedAccount& account) {
  EmbeddedWorker* worker = account.find_worker(rest[1]);
  if (request.method == "PUT" && rest.size() == 2) {
    const Json metadata = parse_json_answer(request.body);
    if (!metadata.is_object()) return refusal(400, 10021, "metadata is missing");
    if (worker == nullptr) account.workers.push_back({rest[1], {}});
    return success({{"id", rest[1]}, {"etag", embedded_id(rest[1])}, {"startup_time_ms", 1}});
  }
  if (worker == nullptr) return no_worker();
  if (rest.size() < 3) return success(worker_json(*worker));
  if (rest[2] == "secrets") return secrets(request, rest, *worker);
  if (rest[2] == "secrets-bulk" && request.method == "PATCH") {
    return patch_secrets(request, *worker);
  }
  if (rest[2] == "settings" && request.method == "GET") {
    return success(settings_json(*worker));
  }
  if (rest[2] == "deployments") return success(deployments_json(*worker));
  if (rest[2] == "versions" && rest.size() == 3) {
    const bool more = !request.query_value("page").empty() && request.query_value("page") != "1";
    return success(more ? Json{{"items", Json::array()}} : versions_json(*worker));
  }
  if (rest[2] == "versions" && rest.size() == 4) {
    if (auto version = version_of(*worker, rest[3])) return success(*std::move(version));
  }
  return refusal(404, 7003, "Could not route to " + request.path);
}

EmulatedResponse EmulatedApi::secrets(const EmulatedRequest& request, const Segments& rest,
                                      EmbeddedWorker& worker) {
  if (rest.size() == 3 && request.method == "GET") return success(secrets_json(worker));
  if (rest.size() == 3 && request.method == "PUT") return put_secret(request, worker);
  if (rest.size() != 4 || !worker.secrets.contains(rest[3])) {
    return refusal(404, 10056, "Binding not found");
  }
  if (request.method == "GET") return success(secret_json(rest[3]));
  worker.secrets.erase(rest[3]);
  secret_values_.erase({worker.name, rest[3]});
  return success(nullptr);
}

EmulatedResponse EmulatedApi::put_secret(const EmulatedRequest& request, EmbeddedWorker& worker) {
  const Json body = parse_json_answer(request.body);
  const std::string name = string_member(body, "name");
  if (name.empty()) return refusal(400, 10021, "a secret needs a name");
  if (auto refused = change_refused(worker, name)) return *std::move(refused);
  worker.secrets.insert(name);
  secret_values_[{worker.name, name}] = string_member(body, "text");
  return success(secret_json(name));
}

EmulatedResponse EmulatedApi::patch_secrets(const EmulatedRequest& request,
                                            EmbeddedWorker& worker) {
  const Json body = parse_json_answer(request.body);
  const Json* changes = member(body, "secrets");
  if (changes == nullptr || !changes->is_object()) {
    return refusal(400, 10021, "secrets must be an object");
  }
  if (changes->size() > kMostOperations) return refusal(400, 10021, "more than 100 operations");
  for (const auto& [name, secret] : changes->items()) {
    if (auto refused = change_refused(worker, name)) return *std::move(refused);
  }
  for (const auto& [name, secret] : changes->items()) {
    if (secret.is_null()) {
      worker.secrets.erase(name);
      secret_values_.erase({worker.name, name});
    } else {
      worker.secrets.insert(name);
      secret_values_[{worker.name, name}] = string_member(secret, "text");
    }
  }
  Json all = Json::object();
  for (const std::string& name : worker.secrets) all[name] = secret_json(name);
  return success(all);
}

}  // namespace cfplan::tests
