#include "cli/reports/json_results.hpp"

#include <nlohmann/json.hpp>

namespace cfplan {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
  return json.dump(2, ' ', true, Json::error_handler_t::replace) + "\n";
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json place_json(const std::optional<Place>& place) {
  if (!place) return nullptr;
  return {{"file", place->file}, {"line", place->line}, {"column", place->column}};
}

Json diagnostic_json(const Diagnostic& diagnostic) {
  return {{"code", diagnostic.code},
          {"severity", diagnostic.severity == Severity::Error ? "error" : "warning"},
          {"message", diagnostic.message},
          {"place", place_json(diagnostic.place)},
          {"resource", text_or_null(diagnostic.resource)},
          {"hint", text_or_null(diagnostic.hint)},
          {"deployment", text_or_null(diagnostic.deployment)}};
}

const char* operation_name(FileOperation operation) {
  switch (operation) {
    case FileOperation::Create: return "create";
    case FileOperation::Edit: return "update";
    case FileOperation::Delete: return "delete";
  }
  return "update";
}

/// "none" where the file is as it was; null where rollback never restores it, or nobody can tell.
Json restoration_json(const Restoration* restoration) {
  if (restoration == nullptr) return nullptr;
  return restoration->operation ? operation_name(*restoration->operation) : "none";
}

Json backup_json(const ListedBackup& listed) {
  const Backup& backup = listed.backup;
  Json files = Json::array();
  for (const BackedUpFile& file : backup.files) {
    const auto found = listed.restorations.find(file.path);
    const Restoration* restoration = found == listed.restorations.end() ? nullptr : &found->second;
    files.push_back({{"path", file.path},
                     {"operation", operation_name(file.operation)},
                     {"rollback", restoration_json(restoration)},
                     {"changed_since", restoration != nullptr && restoration->changed_since},
                     {"holds_credential", file.holds_credential}});
  }
  return {{"id", backup.run.id},           {"command", backup.run.command},
          {"user", backup.run.user},       {"host", backup.run.host},
          {"started", backup.run.started}, {"fingerprint", text_or_null(backup.run.fingerprint)},
          {"files", std::move(files)}};
}

}  // namespace

std::string validation_json(std::size_t deployments, const Diagnostics& problems) {
  Json list = Json::array();
  for (const Diagnostic& problem : problems) list.push_back(diagnostic_json(problem));
  return text_of({{"format_version", 1},
                  {"valid", !has_errors(problems)},
                  {"deployments", deployments},
                  {"diagnostics", std::move(list)}});
}

std::string backups_json(const std::vector<ListedBackup>& backups) {
  Json list = Json::array();
  for (const ListedBackup& backup : backups) list.push_back(backup_json(backup));
  return text_of({{"format_version", 1}, {"backups", std::move(list)}});
}

}  // namespace cfplan
