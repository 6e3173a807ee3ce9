#include "cli/completion/completion.hpp"

#include <algorithm>
#include <set>

#include "cfplan/apply/backups.hpp"
#include "cfplan/apply/state_folder.hpp"
#include "cli/reports/backup_listing.hpp"

namespace cfplan {
namespace {

/// What all shells take as it stands, in or out of quotes.
bool is_plain(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    const bool is_alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_alphanumeric || c == '_' || c == '-' || c == '.' || c == '/';
  });
}

std::vector<DeploymentKey> all_keys(const Desired& desired) {
  std::vector<DeploymentKey> keys = desired.broken;
  for (const Deployment& deployment : desired.deployments) keys.push_back(deployment.key);
  return keys;
}

/// `path` up to the slash after what is typed, or whole where no more slash follows.
std::string next_step(const std::string& path, const std::string& typed) {
  const std::size_t slash = path.find('/', std::min(typed.size(), path.size()));
  return slash == std::string::npos ? path : path.substr(0, slash + 1);
}

/// What the manifest says, as far as it can be read; the names are all that is needed of it.
Desired read_names(const CompletionPoint& point, const Host& host) {
  Options options;
  options.manifest = point.manifest;
  if (!enter_folder(point.folder)) return {};
  const Result<OpenProject> opened = open_project(host, options);
  if (!opened) return {};
  Project project;
  const Result<Manifest> manifest = read_manifest(opened->place(host), project);
  if (!manifest) return {};
  return manifest->read("wrangler.toml", std::optional<std::string>()).desired;
}

/// The ids of the project's backups, newest first, each with what its run was.
std::vector<CompletionWord> backup_words(const CompletionPoint& point, const Host& host) {
  Options options;
  options.manifest = point.manifest;
  if (!enter_folder(point.folder)) return {};
  const Result<OpenProject> opened = open_project(host, options);
  if (!opened) return {};
  const auto place = find_state_folder(*host.disk, opened->folder);
  if (!place) return {};
  const auto state = open_state_folder(*host.disk, *place);
  if (!state || *state == nullptr) return {};
  const Result<BackupList> list = list_backups(**state);
  if (!list) return {};
  std::vector<CompletionWord> words;
  for (const Backup& backup : list->backups) {
    if (is_plain(backup.run.id)) words.push_back({backup.run.id, backup_summary(backup)});
  }
  return words;
}

std::string_view kind_of(CompletionTopic topic) {
  if (topic == CompletionTopic::Files) return "files\n";
  return topic == CompletionTopic::Folders ? "folders\n" : "words\n";
}

}  // namespace

std::vector<CompletionWord> declared_words(const CompletionPoint& point, const Desired& desired) {
  std::set<std::string> names;
  const auto add = [&](const std::string& name) {
    if (is_plain(name) && name.starts_with(point.typed)) names.insert(next_step(name, point.typed));
  };
  if (point.topic == CompletionTopic::Secrets) {
    for (const Deployment& deployment : desired.deployments) {
      for (const DesiredSecret& secret : deployment.secrets) {
        add(deployment.key.text() + "/" + secret.name);
      }
    }
  } else {
    for (const DeploymentKey& key : all_keys(desired)) {
      if (point.topic == CompletionTopic::Customers) add(key.customer);
      if (point.topic == CompletionTopic::Environments) add(key.environment);
      if (point.topic == CompletionTopic::Deployments) add(key.text());
    }
  }
  std::vector<CompletionWord> words;
  for (const std::string& name : names) words.push_back({name, ""});
  return words;
}

std::string answer_completion(const std::vector<std::string>& words, const Host& host) {
  CompletionPoint point = find_completion_point(words);
  switch (point.topic) {
    case CompletionTopic::Words:
    case CompletionTopic::Files:
    case CompletionTopic::Folders: break;
    case CompletionTopic::Customers:
    case CompletionTopic::Environments:
    case CompletionTopic::Deployments:
    case CompletionTopic::Secrets:
      point.words = declared_words(point, read_names(point, host));
      break;
    case CompletionTopic::Backups: point.words = backup_words(point, host); break;
  }
  std::string answer(kind_of(point.topic));
  for (const CompletionWord& word : point.words) {
    if (!word.text.starts_with(point.typed)) continue;
    answer += point.fixed + word.text + "\t" + word.summary + "\n";
  }
  return answer;
}

}  // namespace cfplan
