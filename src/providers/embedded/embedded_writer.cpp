#include <utility>

#include "cfplan/providers/embedded/embedded_provider.hpp"
#include "providers/account_diagnostics.hpp"

namespace cfplan {

EmbeddedWriter::EmbeddedWriter(std::shared_ptr<EmbeddedAccounts> accounts, Keep keep)
    : accounts_(std::move(accounts)), keep_(std::move(keep)) {}

Result<void> EmbeddedWriter::replace(EmbeddedAccounts changed) {
  Result<void> kept = keep_(changed);
  if (kept) *accounts_ = std::move(changed);
  return kept;
}

Result<Resource> EmbeddedWriter::create_resource(BindingKind kind, const std::string& account,
                                                 const std::string& account_id,
                                                 const std::string& name) {
  EmbeddedAccounts changed = *accounts_;
  EmbeddedAccount* target = changed.find(account_id);
  if (target == nullptr) return fail(unknown_account(account));
  if (const Resource* present = target->find_resource(kind, name)) return *present;
  Resource created = target->add_resource(kind, name);
  if (Result<void> kept = replace(std::move(changed)); !kept) return fail(kept.error());
  return created;
}

Result<void> EmbeddedWriter::create_worker(const WorkerAddress& worker) {
  EmbeddedAccounts changed = *accounts_;
  EmbeddedAccount* target = changed.find(worker.account_id);
  if (target == nullptr) return fail(unknown_account(worker.account));
  if (target->find_worker(worker.worker) != nullptr) return {};
  target->workers.push_back({worker.worker, {}});
  return replace(std::move(changed));
}

Result<void> EmbeddedWriter::change_secrets(
    const WorkerAddress& worker, const std::map<std::string, std::optional<Sensitive>>& secrets) {
  EmbeddedAccounts changed = *accounts_;
  EmbeddedAccount* account = changed.find(worker.account_id);
  if (account == nullptr) return fail(unknown_account(worker.account));
  EmbeddedWorker* target = account->find_worker(worker.worker);
  if (target == nullptr) return fail(worker_not_found(worker.worker));
  for (const auto& [name, value] : secrets) {
    if (value) {
      target->secrets.insert(name);
    } else {
      target->secrets.erase(name);
    }
  }
  return replace(std::move(changed));
}

}  // namespace cfplan
