#include "plan/ids.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "cfplan/base/credential.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kShown = 8;
constexpr std::array<std::string_view, 7> kIdKeys{"account_id",
                                                  "zone_id",
                                                  "database_id",
                                                  "preview_database_id",
                                                  "CLOUDFLARE_ACCOUNT_ID",
                                                  "CLOUDFLARE_ZONE_ID",
                                                  "DATABASE_ID"};

constexpr std::string_view kAnyId = "id";

bool names_id(std::string_view key) {
  return std::find(kIdKeys.begin(), kIdKeys.end(), key) != kIdKeys.end();
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_word(text[end])) ++end;
  return text.substr(at, end - at);
}

// 32 hex digits (accounts, zones), or a UUID (databases).
bool has_id_form(std::string_view word) {
  const bool uuid = word.size() == 36;
  if (word.size() != 32 && !uuid) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool dash = uuid && (i == 8 || i == 13 || i == 18 || i == 23);
    if (dash ? word[i] != '-' : std::isxdigit(static_cast<unsigned char>(word[i])) == 0) {
      return false;
    }
  }
  return true;
}

// A bare `id` is one of a KV namespace, or anything: its form decides.
bool is_id(std::string_view key, std::string_view value) {
  return names_id(key) || (key == kAnyId && has_id_form(value));
}

class Ids {
 public:
  void add(std::string_view id) {
    if (!id.empty()) ids_.emplace(id);
  }

  void add_values(std::string_view key, const Value& value) {
    if (const auto* map = value.as<Value::Map>()) {
      for (const Member& member : *map) add_values(member.key, member.value);
    } else if (const auto* list = value.as<Value::List>()) {
      for (const Value& item : *list) add_values(key, item);
    } else if (const std::string* text = value.string(); text && is_id(key, *text)) {
      add(*text);
    }
  }

  // Of a line of a file: what is assigned to a key of an id, commented out or not.
  void add_line(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
      const std::string_view word = word_at(line, at);
      at += std::max<std::size_t>(word.size(), 1);
      if (!names_id(word) && word != kAnyId) continue;
      std::size_t sign = line.find_first_not_of(" \t\"'", at);
      if (sign == std::string_view::npos || (line[sign] != '=' && line[sign] != ':')) continue;
      sign = line.find_first_not_of(" \t\"'`", sign + 1);
      if (sign == std::string_view::npos) continue;
      const std::string_view id = word_at(line, sign);
      // What is masked already is no id.
      if (is_id(word, id) && !line.substr(sign + id.size()).starts_with('*')) add(id);
    }
  }

  // Of a sentence: what has the form of an id.
  void add_sentence(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view word = word_at(text, at);
      if (has_id_form(word)) add(word);
      at += std::max<std::size_t>(word.size(), 1);
    }
  }

  void add_file(const ChangeFile& file) {
    for (const Change& change : file.changes) {
      const auto& steps = change.edit.path.steps();
      const auto* key = steps.empty() ? nullptr : std::get_if<std::string>(&steps.back());
      const std::string_view name = key == nullptr ? std::string_view() : *key;
      add_values(name, change.edit.value);
      if (change.before) add_values(name, *change.before);
    }
    for (const DeploymentDiff& diff : file.diffs) {
      for (const DiffWindow& window : diff.windows) {
        for (const std::string& line : window.before) add_line(line);
        for (const std::string& line : window.after) add_line(line);
      }
    }
  }

  [[nodiscard]] std::set<std::string> all() && { return std::move(ids_); }

 private:
  std::set<std::string> ids_;
};

}  // namespace

std::set<std::string> ids_in(const Plan& plan) {
  Ids ids;
  for (const PlannedDeployment& deployment : plan.deployments) {
    ids.add(deployment.account_id.value_or(""));
  }
  for (const Action& action : plan.actions) {
    if (const auto* file = std::get_if<ChangeFile>(&action)) ids.add_file(*file);
    else if (const auto* database = std::get_if<CreateResource>(&action))
      ids.add(database->account_id);
    else if (const auto* worker = std::get_if<CreateWorker>(&action)) ids.add(worker->account_id);
    else if (const auto* secrets = std::get_if<ChangeSecrets>(&action))
      ids.add(secrets->account_id);
  }
  for (const Drift& drift : plan.drift) {
    const bool of_value = drift.kind == kDriftOfVariable || drift.kind == kDriftOfSecret;
    if (!of_value) ids.add_sentence(drift.text);
  }
  for (const Diagnostic& diagnostic : plan.diagnostics) {
    ids.add_sentence(diagnostic.message);
    ids.add_sentence(diagnostic.hint);
    if (diagnostic.place) ids.add_line(diagnostic.place->source_line);
  }
  return std::move(ids).all();
}

std::string mask_ids(std::string_view text, const std::set<std::string>& ids) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view word = word_at(text, at);
    if (word.empty()) {
      out += text[at++];
      continue;
    }
    at += word.size();
    if (ids.contains(std::string(word))) out.append(word.substr(0, kShown)).append(kMask);
    else out.append(word);
  }
  return out;
}

}  // namespace cfplan
