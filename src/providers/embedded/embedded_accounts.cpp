#include "cfplan/providers/embedded/embedded_accounts.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/digest.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kIdLength = 32;

template <class List>
auto find_by_name(List& list, const std::string& name) -> decltype(&list.front()) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.name == name; });
  return found == list.end() ? nullptr : &*found;
}

template <class List>
auto find_by_id(List& list, const std::string& id) -> decltype(&list.front()) {
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const auto& item) { return item.id == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

WorkerVersions EmbeddedWorker::versions() const {
  const std::string deployed = embedded_uuid("version " + name);
  return {has_undeployed_version ? embedded_uuid("undeployed version " + name) : deployed,
          {deployed}};
}

std::vector<Resource>& EmbeddedAccount::resources(BindingKind kind) {
  return kind == BindingKind::Database ? databases : others[kind];
}

const std::vector<Resource>& EmbeddedAccount::resources(BindingKind kind) const {
  static const std::vector<Resource> kNone;
  if (kind == BindingKind::Database) return databases;
  const auto found = others.find(kind);
  return found == others.end() ? kNone : found->second;
}

const Resource* EmbeddedAccount::find_resource(BindingKind kind, const std::string& thing) const {
  return find_by_name(resources(kind), thing);
}

EmbeddedWorker* EmbeddedAccount::find_worker(const std::string& worker) {
  return find_by_name(workers, worker);
}

const EmbeddedWorker* EmbeddedAccount::find_worker(const std::string& worker) const {
  return find_by_name(workers, worker);
}

const Resource& EmbeddedAccount::add_resource(BindingKind kind, const std::string& thing) {
  const BindingWords& words = words_of(kind);
  std::string made = thing;
  if (kind == BindingKind::Database) made = embedded_uuid(id + "/d1/" + thing);
  else if (words.bound_by == BoundBy::Id) {
    made = embedded_id(id + "/" + std::string(words.manifest_key) + "/" + thing);
  }
  resources(kind).push_back({made, thing});
  return resources(kind).back();
}

EmbeddedAccount* EmbeddedAccounts::find(const std::string& account_id) {
  return find_by_id(accounts, account_id);
}

const EmbeddedAccount* EmbeddedAccounts::find(const std::string& account_id) const {
  return find_by_id(accounts, account_id);
}

std::string embedded_id(const std::string& text) { return sha256_hex(text).substr(0, kIdLength); }

std::string embedded_uuid(const std::string& text) {
  std::string id = embedded_id(text);
  id[12] = '4';  // the version and the variant that a random UUID has
  id[16] = 'a';
  for (const std::size_t dash : {20U, 16U, 12U, 8U}) id.insert(dash, 1, '-');
  return id;
}

}  // namespace cfplan
