#include <nlohmann/json.hpp>

#include "cfplan/render/deployment_list.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "render/deployment_words.hpp"

namespace cfplan {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormatVersion = 1;

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json id_or_null(const std::string& id, IdDisplay ids) { return text_or_null(mask_id(id, ids)); }

Json databases_json(const DeploymentFacts& deployment, IdDisplay ids) {
  Json out = Json::array();
  for (const DatabaseBinding& database : deployment.databases) {
    out.push_back({{"binding", text_or_null(database.binding)},
                   {"name", text_or_null(database.name)},
                   {"id", id_or_null(database.id, ids)}});
  }
  return out;
}

Json secrets_json(const DeploymentFacts& deployment) {
  Json others = Json::array();
  for (const SecretEntry& secret : deployment.other_secrets) {
    others.push_back({{"name", secret.name},
                      {"state", secret_state_name(secret.state)},
                      {"source", text_or_null(secret.source)}});
  }
  return {{"CLOUDFLARE_API_TOKEN", secret_state_name(deployment.api_token)}, {"others", others}};
}

Json facts_json(const DeploymentFacts& deployment, IdDisplay ids) {
  Json zones = Json::array();
  for (const std::string& zone : deployment.zone_ids) zones.push_back(mask_id(zone, ids));
  return {{"customer", text_or_null(deployment.key.customer)},
          {"environment", text_or_null(deployment.key.environment)},
          {"managed", deployment.is_managed},
          {"wrangler_file", text_or_null(deployment.wrangler_file)},
          {"wrangler_env", text_or_null(deployment.wrangler_env)},
          {"env_file", text_or_null(deployment.env_file)},
          {"worker", text_or_null(deployment.worker.value)},
          {"account_id", id_or_null(deployment.account_id.value, ids)},
          {"zone_ids", zones},
          {"domain", text_or_null(deployment.domain.value)},
          {"databases", databases_json(deployment, ids)},
          {"secrets", secrets_json(deployment)}};
}

Json settings_json(const std::vector<Setting>& settings, IdDisplay ids) {
  Json out = Json::array();
  for (const Setting& setting : settings) {
    const auto value = [&](const std::optional<std::string>& text) {
      return text ? Json(mask_ids(shown_value(setting.name, *text), {}, ids)) : Json();
    };
    out.push_back({{"name", setting.name},
                   {"value", value(setting.value)},
                   {"source", text_or_null(setting.source)},
                   {"fallback", value(setting.fallback)}});
  }
  return out;
}

Json routes_json(const DeploymentFacts& deployment, IdDisplay ids) {
  Json out = Json::array();
  for (const RouteEntry& route : deployment.routes) {
    out.push_back({{"pattern", route.pattern},
                   {"zone_id", id_or_null(route.zone_id, ids)},
                   {"custom_domain", route.custom_domain},
                   {"source", text_or_null(route.source)}});
  }
  return out;
}

Json layers_json(const DeploymentFacts& deployment, IdDisplay ids) {
  if (!deployment.explanation) return nullptr;
  Json out = Json::array();
  for (const ExplainedValue& value : *deployment.explanation) {
    Json statements = Json::array();
    for (const LayerStatement& said : value.statements) {
      const bool is_written = !said.origin.file.empty();
      statements.push_back({{"text", mask_ids(shown_statement(value.path, said.text), {}, ids)},
                            {"layer", said.origin.layer},
                            {"file", text_or_null(said.origin.file)},
                            {"line", is_written ? Json(said.origin.line) : Json()}});
    }
    out.push_back({{"path", value.path}, {"statements", std::move(statements)}});
  }
  return out;
}

// ASCII, and never an exception: bytes that are no UTF-8 become U+FFFD.
std::string written(const Json& json) {
  return json.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string render_list_json(const std::vector<DeploymentFacts>& deployments, IdDisplay ids) {
  Json list = Json::array();
  for (const DeploymentFacts& deployment : deployments) list.push_back(facts_json(deployment, ids));
  return written({{"format_version", kFormatVersion}, {"deployments", list}});
}

std::string render_describe_json(const DeploymentFacts& deployment, IdDisplay ids) {
  Json out{{"format_version", kFormatVersion}};
  out.update(facts_json(deployment, ids));
  out["sources"] = {{"worker", text_or_null(deployment.worker.source)},
                    {"account_id", text_or_null(deployment.account_id.source)},
                    {"domain", text_or_null(deployment.domain.source)}};
  out["routes"] = routes_json(deployment, ids);
  out["vars"] = settings_json(deployment.vars, ids);
  out["env"] = settings_json(deployment.env, ids);
  out["layers"] = layers_json(deployment, ids);
  out["base_env_file"] = text_or_null(deployment.base_env_file);
  return written(out);
}

}  // namespace cfplan
