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

const Database* EmbeddedAccount::find_database(const std::string& database) const {
  return find_by_name(databases, database);
}

EmbeddedWorker* EmbeddedAccount::find_worker(const std::string& worker) {
  return find_by_name(workers, worker);
}

const EmbeddedWorker* EmbeddedAccount::find_worker(const std::string& worker) const {
  return find_by_name(workers, worker);
}

const Database& EmbeddedAccount::add_database(const std::string& database) {
  databases.push_back({embedded_uuid(id + "/d1/" + database), database});
  return databases.back();
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
