#include <algorithm>
#include <iterator>
#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/providers/embedded/embedded_provider.hpp"
#include "providers/account_diagnostics.hpp"

namespace cfplan {
namespace {

template <class T>
std::vector<T> by_name(std::vector<T> list) {
  std::stable_sort(list.begin(), list.end(),
                   [](const T& a, const T& b) { return a.name < b.name; });
  return list;
}

Answer<std::vector<AccountName>> account_names(const EmbeddedAccounts& world) {
  std::vector<AccountName> names;
  for (const EmbeddedAccount& account : world.accounts) names.push_back({account.id, account.name});
  return by_name(std::move(names));
}

// As the API has it, an account filter that fits nothing gives an empty list.
Answer<std::vector<Zone>> zones(const EmbeddedAccounts& world, const Question& question) {
  const auto& names = question.zone_names;
  std::vector<Zone> zones;
  for (const EmbeddedAccount& account : world.accounts) {
    if (!question.account_id.empty() && account.id != question.account_id) continue;
    std::copy_if(account.zones.begin(), account.zones.end(), std::back_inserter(zones),
                 [&](const Zone& zone) {
                   return names.empty() ||
                          std::find(names.begin(), names.end(), zone.name) != names.end();
                 });
  }
  return by_name(std::move(zones));
}

Answer<std::vector<std::string>> secrets(const EmbeddedAccount& account, const std::string& name) {
  const EmbeddedWorker* worker = account.find_worker(name);
  if (worker == nullptr) return Absent{};
  return std::vector<std::string>(worker->secrets.begin(), worker->secrets.end());
}

Answer<std::vector<LiveBinding>> settings(const EmbeddedAccount& account, const std::string& name) {
  const EmbeddedWorker* worker = account.find_worker(name);
  if (worker == nullptr) return Absent{};
  std::vector<LiveBinding> bindings = worker->bindings;
  for (const std::string& secret : worker->secrets) {
    bindings.push_back({"secret_text", secret, Null{}});
  }
  return by_name(std::move(bindings));
}

Answer<std::vector<std::string>> workers(const EmbeddedAccount& account) {
  std::vector<std::string> names;
  for (const EmbeddedWorker& worker : account.workers) names.push_back(worker.name);
  std::sort(names.begin(), names.end());
  return names;
}

Answer<WorkerVersions> versions(const EmbeddedAccount& account, const std::string& name) {
  const EmbeddedWorker* worker = account.find_worker(name);
  if (worker == nullptr) return Absent{};
  return worker->versions();
}

Answer<std::vector<WorkerUpload>> uploads(const EmbeddedAccount& account) {
  std::vector<WorkerUpload> uploads;
  for (const EmbeddedWorker& worker : account.workers) {
    uploads.push_back({worker.name, worker.modified_on});
  }
  return by_name(std::move(uploads));
}

Reply answer(const EmbeddedAccounts& world, const Question& question) {
  switch (question.topic) {
    case Topic::Token: return Answer<Token>(Token{TokenKind::User, "active", ""});
    case Topic::Accounts: return account_names(world);
    case Topic::Zones: return zones(world, question);
    default: break;
  }
  const EmbeddedAccount* account = world.find(question.account_id);
  if (account == nullptr) return could_not_tell(question.topic, unknown_account(question.account));
  if (const BindingWords* words = words_of(question.topic)) {
    return Answer<std::vector<Resource>>(by_name(account->resources(words->kind)));
  }
  switch (question.topic) {
    case Topic::Workers: return workers(*account);
    case Topic::Secrets: return secrets(*account, question.worker);
    case Topic::Settings: return settings(*account, question.worker);
    case Topic::Uploads: return uploads(*account);
    case Topic::Versions: return versions(*account, question.worker);
    default: break;
  }
  check(false, "a topic is one of the enumeration");
  return Answer<Token>(Absent{});
}

}  // namespace

EmbeddedReader::EmbeddedReader(std::shared_ptr<const EmbeddedAccounts> accounts)
    : accounts_(std::move(accounts)) {}

std::vector<Reply> EmbeddedReader::ask(const std::vector<Question>& questions) {
  std::vector<Reply> replies;
  replies.reserve(questions.size());
  for (const Question& question : questions) replies.push_back(answer(*accounts_, question));
  return replies;
}

std::string EmbeddedReader::source() const { return "embedded account"; }

}  // namespace cfplan
