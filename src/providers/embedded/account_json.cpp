#include "providers/embedded/account_json.hpp"

#include <initializer_list>
#include <optional>
#include <utility>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/text.hpp"
#include "providers/live_binding.hpp"

namespace cfplan {
namespace {

// The names one thing goes by: what cfplan writes first, then what the API and wrangler call it.
using Keys = std::initializer_list<const char*>;
constexpr Keys kDatabaseLists = {"databases", "d1_databases"};
constexpr Keys kResourceIds = {"id", "uuid", "database_id"};
constexpr Keys kResourceNames = {"name", "database_name", "title", "queue_name"};
constexpr Keys kWorkerNames = {"name", "id"};

std::string first_string(const Json& object, Keys keys) {
  for (const char* key : keys) {
    if (std::string text = string_member(object, key); !text.empty()) return text;
  }
  return {};
}

const char* present_key(const Json& object, Keys keys) {
  for (const char* key : keys) {
    if (object.contains(key)) return key;
  }
  return *keys.begin();
}

const char* list_key(const Json& content, BindingKind kind) {
  if (kind == BindingKind::Database) return present_key(content, kDatabaseLists);
  return words_of(kind).manifest_key.data();
}

// A worker or a secret may stand as its bare name.
std::string name_of(const Json& item, Keys keys) {
  return item.is_string() ? item.get<std::string>() : first_string(item, keys);
}

class AccountReading {
 public:
  explicit AccountReading(std::string file) : file_(std::move(file)) {}

  Result<EmbeddedAccounts> read(const Json& json) {
    EmbeddedAccounts world;
    if (!json.is_object()) {
      refuse("", "is no object");
    } else if (const Json* list = member(json, "accounts")) {
      each(*list, "accounts", [&](const Json& item, const std::string& path) {
        world.accounts.push_back(read_account(item, item, path));
      });
    } else {
      const Json* identity = member(json, "account");
      world.accounts.push_back(read_account(identity != nullptr ? *identity : json, json, ""));
    }
    if (!problems_.empty()) return fail(Error(std::move(problems_)));
    return world;
  }

 private:
  void refuse(const std::string& path, const std::string& what) {
    Diagnostic diagnostic{.code = "CFP4055",
                          .message = (path.empty() ? "the account file" : path) + " " + what};
    diagnostic.place = file_place(file_);
    diagnostic.hint = "docs/embedded-account.md shows the form of the file";
    problems_.push_back(std::move(diagnostic));
  }

  template <class Visit>
  void each(const Json& list, const std::string& path, const Visit& visit) {
    if (!list.is_array()) return refuse(path, "is no list");
    for (std::size_t i = 0; i < list.size(); ++i) {
      visit(list[i], path + "[" + std::to_string(i) + "]");
    }
  }

  template <class Visit>
  void each_member(const Json& object, const char* key, const std::string& path,
                   const Visit& visit) {
    const Json* list = member(object, key);
    if (list != nullptr) each(*list, path.empty() ? key : path + "." + key, visit);
  }

  // `identity` says who the account is, `content` what it holds: one object or two.
  EmbeddedAccount read_account(const Json& identity, const Json& content, const std::string& path) {
    EmbeddedAccount account;
    account.id = first_string(identity, {"id", "account_id"});
    account.name = string_member(identity, "name");
    if (!content.is_object()) {
      refuse(path, "is no object");
      return account;
    }
    if (account.id.empty()) refuse(path.empty() ? "account" : path, "has no \"id\"");
    if (account.name.empty()) account.name = account.id;
    each_member(content, "zones", path,
                [&](const Json& item, const std::string& at) { read_zone(item, at, account); });
    for (const BindingWords& words : kBindingKinds) {
      each_member(content, list_key(content, words.kind), path,
                  [&](const Json& item, const std::string& at) {
                    read_resource_of(words.kind, item, at, account);
                  });
    }
    each_member(content, "workers", path,
                [&](const Json& item, const std::string& at) { read_worker(item, at, account); });
    return account;
  }

  void read_zone(const Json& item, const std::string& path, EmbeddedAccount& account) {
    Zone zone;
    zone.id = string_member(item, "id");
    zone.name = lower_ascii(string_member(item, "name"));
    zone.status = string_member(item, "status");
    zone.account_id = account.id;
    zone.account_name = account.name;
    if (zone.status.empty()) zone.status = "active";
    if (zone.id.empty()) refuse(path, "has no \"id\"");
    if (zone.name.empty()) refuse(path, "has no \"name\"");
    account.zones.push_back(std::move(zone));
  }

  // What Cloudflare knows by its name alone may stand as the bare name.
  void read_resource_of(BindingKind kind, const Json& item, const std::string& path,
                        EmbeddedAccount& account) {
    Resource resource{first_string(item, kResourceIds), name_of(item, kResourceNames)};
    if (words_of(kind).bound_by == BoundBy::Name) resource.id = resource.name;
    if (resource.id.empty()) refuse(path, "has no \"id\"");
    if (resource.name.empty()) refuse(path, "has no \"name\"");
    account.resources(kind).push_back(std::move(resource));
  }

  void read_worker(const Json& item, const std::string& path, EmbeddedAccount& account) {
    EmbeddedWorker worker{name_of(item, kWorkerNames), {}, {}};
    if (worker.name.empty()) refuse(path, "has no \"name\"");
    if (item.is_object()) worker.modified_on = string_member(item, "modified_on");
    const Json* undeployed = item.is_object() ? member(item, "undeployed_version") : nullptr;
    worker.has_undeployed_version = undeployed != nullptr && *undeployed == true;
    each_member(item, "secrets", path, [&](const Json& secret, const std::string& at) {
      std::string name = name_of(secret, {"name"});
      if (name.empty()) return refuse(at, "has no \"name\"");
      worker.secrets.insert(std::move(name));
    });
    each_member(item, "bindings", path, [&](const Json& json, const std::string& at) {
      std::optional<LiveBinding> binding = read_live_binding(json);
      if (!binding) return refuse(at, "has no \"type\" or no \"name\"");
      worker.bindings.push_back(*std::move(binding));
    });
    account.workers.push_back(std::move(worker));
  }

  std::string file_;
  Diagnostics problems_;
};

Json& list_in(Json& object, const char* key) {
  Json& list = object[key];
  if (!list.is_array()) list = Json::array();
  return list;
}

Json* find_named(Json& list, Keys keys, const std::string& name) {
  for (Json& item : list) {
    if (name_of(item, keys) == name) return &item;
  }
  return nullptr;
}

void write_resources(Json& content, BindingKind kind, const EmbeddedAccount& account) {
  const std::vector<Resource>& resources = account.resources(kind);
  if (resources.empty()) return;
  Json& list = list_in(content, list_key(content, kind));
  for (const Resource& resource : resources) {
    if (find_named(list, kResourceNames, resource.name) != nullptr) continue;
    const bool bare = words_of(kind).bound_by == BoundBy::Name;
    list.push_back(bare ? Json(resource.name) : Json{{"id", resource.id}, {"name", resource.name}});
  }
}

void write_secrets(Json& item, const EmbeddedWorker& worker) {
  Json kept = Json::array();
  Json present = item.contains("secrets") ? item["secrets"] : Json::array();
  for (const std::string& name : worker.secrets) {
    const Json* secret = find_named(present, {"name"}, name);
    kept.push_back(secret != nullptr ? *secret : Json(name));
  }
  if (!kept.empty() || item.contains("secrets")) item["secrets"] = std::move(kept);
}

void write_workers(Json& content, const EmbeddedAccount& account) {
  if (account.workers.empty()) return;
  Json& list = list_in(content, "workers");
  for (const EmbeddedWorker& worker : account.workers) {
    Json* item = find_named(list, kWorkerNames, worker.name);
    if (item == nullptr) {
      list.push_back({{"name", worker.name}, {"secrets", Json::array()}});
      item = &list.back();
    }
    if (item->is_string() && !worker.secrets.empty()) *item = Json{{"name", worker.name}};
    if (item->is_object()) write_secrets(*item, worker);
  }
}

}  // namespace

Result<EmbeddedAccounts> read_accounts(const std::string& file, const Json& json) {
  return AccountReading(file).read(json);
}

Json with_accounts(Json json, const EmbeddedAccounts& world) {
  const bool listed = json.contains("accounts");
  for (std::size_t i = 0; i < world.accounts.size(); ++i) {
    Json& content = listed ? json["accounts"][i] : json;
    for (const BindingWords& words : kBindingKinds) {
      write_resources(content, words.kind, world.accounts[i]);
    }
    write_workers(content, world.accounts[i]);
  }
  return json;
}

}  // namespace cfplan
