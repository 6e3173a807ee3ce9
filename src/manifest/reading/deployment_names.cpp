#include "manifest/reading/deployment_names.hpp"

#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/name_rules.hpp"
#include "manifest/reading/host_name.hpp"
#include "manifest/reading/project_file.hpp"
#include "manifest/wording.hpp"

namespace cfplan {

Stack DeploymentLayers::stack(std::string_view key) const {
  Stack stack;
  for (const Layer* layer : layers_) {
    if (const YamlEntry* entry = layer->find(key)) stack.push_back({entry, layer});
  }
  return stack;
}

Written DeploymentLayers::strongest(std::string_view key) const {
  for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
    if (const YamlEntry* entry = (*layer)->find(key)) return {entry, *layer};
  }
  return {};
}

std::optional<Written> DeploymentLayers::strongest(std::string_view key, YamlKind kind) const {
  const Written written = strongest(key);
  if (written.entry == nullptr || !written.is(kind)) return std::nullopt;
  return written;
}

void DeploymentLayers::report(std::string code, std::string message, const Spot& spot,
                              std::string hint) const {
  Place place = spot.layer == nullptr ? file_place(shared_.main->text.name())
                                      : spot.layer->file().text.place(spot.span);
  problems_.report({.code = std::move(code),
                    .message = std::move(message),
                    .place = std::move(place),
                    .hint = std::move(hint)},
                   {key_});
}

std::optional<std::string> DeploymentNames::fill(std::string_view text, const Spot& spot) {
  if (!has_template(text)) return std::string(text);
  const TemplateText parsed = parse_template(text);
  if (parsed.fault) return std::nullopt;  // reported when it was held against the schema
  std::string result;
  for (const TemplatePart& part : parsed.parts) {
    result += part.literal;
    if (!part.name) continue;
    const auto value = value_of(*part.name, spot);
    if (!value) return std::nullopt;
    result += *value;
  }
  return result;
}

std::optional<std::string> DeploymentNames::effective_worker() {
  if (const auto written = worker()) return written->value;
  const auto file = wrangler_file();
  const auto env = wrangler_env();
  if (worker_.state != State::Known || !file || !env) return std::nullopt;
  const auto& files = layers_.shared().wrangler_workers;
  const auto workers = files.find(file->value);
  if (workers == files.end()) return std::nullopt;
  const auto own = workers->second.sections.find(env->value);
  if (own != workers->second.sections.end() && own->second.name) return own->second.name;
  const auto& name = workers->second.top.name;
  return name ? std::optional(*name + "-" + env->value) : std::nullopt;
}

DeploymentNames::Text DeploymentNames::known(Name& name) {
  if (name.state == State::Unknown) {
    name.state = State::Resolving;
    State state = State::Known;
    name.value = (this->*name.resolve)(state);
    name.state = state;
  }
  return name.value;
}

DeploymentNames::Text DeploymentNames::filled(const Written& written, State& state) {
  auto text = fill(written);
  if (!text) state = State::Failed;
  if (!text) return std::nullopt;
  return Sourced<std::string>{std::move(*text), written.origin()};
}

DeploymentNames::Text DeploymentNames::resolve_domain(State& state) {
  const auto written = layers_.strongest("domain", YamlKind::Scalar);
  if (!written) return std::nullopt;
  Text domain = filled(*written, state);
  if (!domain) return std::nullopt;
  if (auto fault = host_fault(domain->value)) {
    layers_.report("CFP1402", std::move(fault->message), written->spot(), std::move(fault->hint));
    state = State::Failed;
    return std::nullopt;
  }
  domain->value = lower_ascii(domain->value);
  return domain;
}

DeploymentNames::Text DeploymentNames::resolve_worker(State& state) {
  Written written = layers_.strongest("worker");
  if (written.entry == nullptr) {
    written = {layers_.shared().layout.find("worker"), &layers_.shared().layout};
  }
  if (written.entry == nullptr || !written.is(YamlKind::Scalar)) return std::nullopt;
  Text worker = filled(written, state);
  if (!worker || is_worker_name(worker->value)) return worker;
  layers_.report(
      "CFP1404", in_quotes(worker->value) + " is no name of a Worker", written.spot(),
      "wrangler takes a-z, 0-9, _ and -, not beginning with -, and at most 63 characters");
  state = State::Failed;
  return std::nullopt;
}

DeploymentNames::Text DeploymentNames::resolve_wrangler_env(State& state) {
  auto written = layers_.strongest("wrangler_env", YamlKind::Scalar);
  const Layer& layout = layers_.shared().layout;
  if (!written && layout.find("wrangler_env") != nullptr) {
    written = Written{layout.find("wrangler_env"), &layout};
  }
  if (!written) return Sourced<std::string>{layers_.key().environment, Spot{}.origin()};
  if (!written->is(YamlKind::Scalar)) state = State::Failed;
  Text env = state == State::Failed ? std::nullopt : filled(*written, state);
  if (!env || is_wrangler_env(env->value)) return env;
  layers_.report("CFP1413", in_quotes(env->value) + " is no name of a wrangler environment",
                 written->spot(), "write letters, digits, _, . and -, at most 63 characters");
  state = State::Failed;
  return std::nullopt;
}

DeploymentNames::Text DeploymentNames::resolve_wrangler_file(State& state) {
  const auto written = layers_.strongest("wrangler", YamlKind::Scalar);
  if (!written) {
    return Sourced<std::string>{layers_.shared().wrangler_file, {.layer = "derived"}};
  }
  Text file = filled(*written, state);
  if (!file) return std::nullopt;
  PathCheck path = check_wrangler_file(file->value);
  if (path.fault) {
    layers_.report("CFP1407", std::move(path.fault->message), written->spot(),
                   std::move(path.fault->hint));
    state = State::Failed;
    return std::nullopt;
  }
  file->value = std::move(path.path);
  return file;
}

std::optional<std::string> DeploymentNames::value_of(TemplateName name, const Spot& spot) {
  switch (name) {
    case TemplateName::Customer: return layers_.key().customer;
    case TemplateName::Environment: return layers_.key().environment;
    case TemplateName::Service:
      if (!layers_.shared().service) {
        report_missing("service", spot, "write service: at the top level of the manifest");
      }
      return layers_.shared().service;
    case TemplateName::Domain:
      return value_of(domain_, "domain", spot, "write domain: for this deployment");
    case TemplateName::WranglerEnv: return value_of(wrangler_env_, "wrangler_env", spot, "");
    case TemplateName::Worker: break;
  }
  return worker_name(spot);
}

std::optional<std::string> DeploymentNames::value_of(Name& name, std::string_view text,
                                                     const Spot& spot, std::string_view hint) {
  if (name.state == State::Resolving) {
    layers_.report("CFP1303",
                   "${" + std::string(text) + "} is needed to work out ${" + std::string(text) +
                       "} itself for " + layers_.key().text(),
                   spot, "write one of the values in this circle without ${…}");
    return std::nullopt;
  }
  const Text value = known(name);
  if (value) return value->value;
  if (name.state == State::Known && !hint.empty()) report_missing(text, spot, hint);
  return std::nullopt;
}

std::optional<std::string> DeploymentNames::worker_name(const Spot& spot) {
  if (auto written = value_of(worker_, "worker", spot, "")) return written;
  if (worker_.state != State::Known) return std::nullopt;
  const auto env = value_of(wrangler_env_, "wrangler_env", spot, "");
  if (!env) return std::nullopt;
  auto name = effective_worker();
  if (!name) report_missing("worker", spot, "write worker: for this deployment");
  return name;
}

void DeploymentNames::report_missing(std::string_view name, const Spot& spot,
                                     std::string_view hint) {
  layers_.report("CFP1302", "${" + std::string(name) + "} has no value for " + layers_.key().text(),
                 spot, std::string(hint));
}

}  // namespace cfplan
