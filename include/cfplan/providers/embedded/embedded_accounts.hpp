#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cfplan/model/binding_kind.hpp"

namespace cfplan {

struct EmbeddedWorker {
  std::string name;
  std::set<std::string> secrets;           ///< names; a value is never kept
  std::vector<LiveBinding> bindings = {};  ///< everything but secrets
  std::string modified_on = {};            ///< of the last upload, RFC 3339; may be empty
  /// Whether something was uploaded that is not deployed: no secret changes until it is.
  bool has_undeployed_version = false;

  /// As if it had been uploaded once, or twice.
  [[nodiscard]] WorkerVersions versions() const;
  bool operator==(const EmbeddedWorker&) const = default;
};

/// A small Cloudflare account that lives in memory.
struct EmbeddedAccount {
  std::string id;
  std::string name;
  std::vector<Zone> zones;
  std::vector<Database> databases;
  std::vector<EmbeddedWorker> workers;
  std::map<BindingKind, std::vector<Resource>> others = {};  ///< all kinds but databases

  /// The things of one kind that a Worker can bind.
  [[nodiscard]] std::vector<Resource>& resources(BindingKind kind);
  [[nodiscard]] const std::vector<Resource>& resources(BindingKind kind) const;
  /// By exact name; null when there is none. Linear.
  [[nodiscard]] const Resource* find_resource(BindingKind kind, const std::string& name) const;
  [[nodiscard]] EmbeddedWorker* find_worker(const std::string& worker);
  [[nodiscard]] const EmbeddedWorker* find_worker(const std::string& worker) const;
  /// Adds one whose name is not taken. Its id follows from the account and the name, so that the
  /// same steps always give the same files.
  const Resource& add_resource(BindingKind kind, const std::string& thing);

  bool operator==(const EmbeddedAccount&) const = default;
};

/// All accounts that a token sees: the world behind the embedded provider and behind the emulator
/// of the API.
struct EmbeddedAccounts {
  std::vector<EmbeddedAccount> accounts;

  /// Null when no account has this id.
  [[nodiscard]] EmbeddedAccount* find(const std::string& account_id);
  [[nodiscard]] const EmbeddedAccount* find(const std::string& account_id) const;

  bool operator==(const EmbeddedAccounts&) const = default;
};

/// 32 hex digits that follow from the text, as the ids of accounts and zones look.
[[nodiscard]] std::string embedded_id(const std::string& text);
/// 8-4-4-4-12 hex digits that follow from the text, as the ids of databases look.
[[nodiscard]] std::string embedded_uuid(const std::string& text);

}  // namespace cfplan
