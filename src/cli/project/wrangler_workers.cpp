#include "cli/project/wrangler_workers.hpp"

#include <optional>
#include <utility>

namespace cfplan {
namespace {

std::optional<std::string> text_at(const Value& map, std::string_view key) {
  const Value* value = map.find(key);
  const std::string* text = value == nullptr ? nullptr : value->string();
  return text == nullptr || text->empty() ? std::nullopt : std::optional(*text);
}

WranglerWorker worker_in(const Value& section) {
  return {text_at(section, "name"), text_at(section, "account_id")};
}

WranglerWorkers workers_in(const Value& tree) {
  WranglerWorkers workers{worker_in(tree), {}};
  const Value* env = tree.find("env");
  const auto* sections = env == nullptr ? nullptr : env->as<Value::Map>();
  if (sections == nullptr) return workers;
  for (const Member& section : *sections) {
    WranglerWorker worker = worker_in(section.value);
    if (worker.name || worker.account_id) workers.sections.emplace(section.key, std::move(worker));
  }
  return workers;
}

}  // namespace

std::map<std::string, WranglerWorkers> wrangler_workers(const Documents& documents) {
  std::map<std::string, WranglerWorkers> workers;
  for (const auto& [path, file] : documents.files) {
    if (file.format == DocumentFormat::Env) continue;
    workers.emplace(path, workers_in(file.document->tree()));
  }
  return workers;
}

}  // namespace cfplan
