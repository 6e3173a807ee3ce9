#include "plan/diff/secret_diff.hpp"

#include <algorithm>
#include <map>

#include "cfplan/base/text.hpp"
#include "plan/resolving/bindings.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

// Of a Worker on the paid plan: https://developers.cloudflare.com/workers/platform/limits/
constexpr std::size_t kMostBindings = 128;
constexpr std::size_t kLargestVariable = 5120;  // bytes

// Binding name → what it is, for a message.
using Bindings = std::map<std::string, std::string>;

void add_binding(const Value& entry, const std::string& kind, Bindings& bindings) {
  for (const char* key : {"binding", "name"}) {
    const Value* name = entry.find(key);
    if (name == nullptr || name->string() == nullptr) continue;
    // A queue consumer and the like have names that bind nothing; only durable objects bind by it.
    if (std::string_view(key) == "name" && kind != "durable_objects") continue;
    bindings.emplace(*name->string(), kind);
  }
}

// Every kind of wrangler binding: lists of maps, one map, and lists one map deeper.
void add_bindings(const Value& value, const std::string& kind, int levels, Bindings& bindings) {
  if (const auto* list = value.as<Value::List>()) {
    for (const Value& entry : *list) add_binding(entry, kind, bindings);
  } else if (const auto* map = value.as<Value::Map>()) {
    add_binding(value, kind, bindings);
    if (levels == 0) return;
    for (const Member& member : *map) add_bindings(member.value, kind, levels - 1, bindings);
  }
}

// A list whose entries are known by name, and may be removed.
bool is_known_list(std::string_view key) {
  return std::any_of(kBindingKinds.begin(), kBindingKinds.end(),
                     [&](const BindingWords& words) { return words.list.outer == key; });
}

// Everything but secrets that the Worker will have a binding for.
Bindings bindings_of(const Deployment& wanted, const WranglerSection* section) {
  Bindings bindings;
  const bool exact = wanted.ownership == Ownership::Exact;
  if (section != nullptr) {
    for (const Member& member : *section->map->as<Value::Map>()) {
      if (member.key == "vars" || is_known_list(member.key)) continue;
      add_bindings(member.value, member.key, 1, bindings);
    }
    for (const BindingFact* fact : standing_bindings(*section)) {
      const bool removed = exact && declares(wanted, fact->kind) && !wants(wanted, *fact);
      if (!removed) bindings.emplace(fact->binding, words_of(fact->kind).list.outer);
    }
    const auto* vars =
        section->vars == nullptr || exact ? nullptr : section->vars->as<Value::Map>();
    for (const Member& member : vars == nullptr ? Value::Map{} : *vars) {
      bindings.emplace(member.key, "vars");
    }
  }
  for (const DesiredBinding* binding : wanted_bindings(wanted)) {
    bindings.emplace(binding->binding, words_of(binding->kind).list.outer);
  }
  for (const auto& [name, value] : wanted.vars) bindings.emplace(name, "vars");
  return bindings;
}

Diagnostic name_taken(const Deployment& wanted, const DesiredSecret& secret,
                      const std::string& kind) {
  const std::string where = "[env." + wanted.wrangler_env + "] " + kind;
  return {"CFP6301",
          Severity::Error,
          "the secret " + in_quotes(secret.name) + " has the name of an entry of " + where,
          place_of(secret.origin),
          "",
          kind == "vars"
              ? "a Worker has one binding of a name: remove it from vars in the manifest "
                "and in " +
                    wanted.wrangler_file
              : "a Worker has one binding of a name: rename one of them",
          wanted.key.text()};
}

const std::string* recorded_version(const SecretVersions& recorded, const DeploymentKey& key,
                                    const std::string& name) {
  const auto entry = recorded.find({key, name});
  return entry == recorded.end() ? nullptr : &entry->second;
}

// One that is in the store: it stays, or its version says otherwise.
enum class StoredSecret { Stays, IsAdopted, IsRotated };

StoredSecret stored_secret(const DeploymentKey& key, const DesiredSecret& secret,
                           const Rotations& rotations, const SecretVersions& recorded) {
  if (rotations.contains({key, secret.name})) return StoredSecret::IsRotated;
  if (!secret.version) return StoredSecret::Stays;
  const std::string* version = recorded_version(recorded, key, secret.name);
  if (version == nullptr) return StoredSecret::IsAdopted;
  return *version == *secret.version ? StoredSecret::Stays : StoredSecret::IsRotated;
}

void add_wanted_secret(const DesiredSecret& secret, const Rotations& rotations,
                       const SecretVersions& recorded, DeploymentDraft& draft) {
  const auto& stored = draft.resolved.stored_secrets;
  const bool there = std::binary_search(stored.begin(), stored.end(), secret.name);
  if (there) {
    switch (stored_secret(draft.wanted->key, secret, rotations, recorded)) {
      case StoredSecret::Stays: return;
      case StoredSecret::IsAdopted:
        draft.versions_to_adopt.push_back({secret.name, *secret.version, secret.origin});
        return;
      case StoredSecret::IsRotated: break;
    }
  }
  draft.secrets_to_set.push_back({secret.name, secret.source,
                                  there ? SecretReason::Rotated : SecretReason::Missing,
                                  secret.version, secret.origin});
}

bool declares_version(const Deployment& wanted, const std::string& name) {
  return wanted.state == DeploymentState::Present &&
         std::any_of(wanted.secrets.begin(), wanted.secrets.end(), [&](const DesiredSecret& s) {
           return s.name == name && s.version.has_value();
         });
}

bool declares(const Deployment& wanted, const std::string& name) {
  return wanted.state == DeploymentState::Present &&
         std::any_of(wanted.secrets.begin(), wanted.secrets.end(),
                     [&](const DesiredSecret& secret) { return secret.name == name; });
}

bool rotates(const DeploymentDraft& draft, const std::string& name) {
  return std::any_of(draft.secrets_to_set.begin(), draft.secrets_to_set.end(),
                     [&](const SecretToSet& secret) {
                       return secret.name == name && secret.reason == SecretReason::Rotated;
                     });
}

Diagnostic owed_rotation(const DeploymentKey& key, const std::string& name) {
  return {.code = "CFP6306",
          .severity = Severity::Warning,
          .message = "an earlier run was to rotate " + key.text() + "/" + visible(name) +
                     " and could not: it is still to be done",
          .hint = "cfplan apply does it; it stays planned until then",
          .deployment = key.text()};
}

Diagnostic dropped_rotation(const DeploymentKey& key, const std::string& name) {
  return {.code = "CFP6307",
          .severity = Severity::Warning,
          .message = "an earlier run was to rotate " + key.text() + "/" + visible(name) +
                     " and could not; it is not declared any more",
          .hint = "the next cfplan apply forgets it; declare the secret to have it rotated",
          .deployment = key.text()};
}

}  // namespace

void add_secrets(const Rotations& rotations, const SecretVersions& recorded,
                 DeploymentDraft& draft) {
  const Deployment& wanted = *draft.wanted;
  const Resolved& resolved = draft.resolved;
  if (resolved.worker_presence == WorkerPresence::NotNeeded) return;
  draft.creates_worker = resolved.worker_presence == WorkerPresence::Absent && wanted.create_worker;
  if (resolved.worker_presence == WorkerPresence::Absent && !wanted.create_worker) {
    for (const DesiredSecret& secret : wanted.secrets) {
      draft.deferred_secrets.push_back(secret.name);
    }
    return;
  }
  for (const DesiredSecret& secret : wanted.secrets) {
    add_wanted_secret(secret, rotations, recorded, draft);
  }
  if (wanted.ownership != Ownership::Exact || !wanted.secrets_declared) return;
  for (const std::string& name : resolved.stored_secrets) {
    const bool declared = std::any_of(wanted.secrets.begin(), wanted.secrets.end(),
                                      [&](const DesiredSecret& s) { return s.name == name; });
    if (!declared) draft.secrets_to_delete.push_back(name);
  }
}

void add_forgotten_versions(const SecretVersions& recorded, DeploymentDraft& draft) {
  const DeploymentKey& key = draft.wanted->key;
  for (auto entry = recorded.lower_bound({key, ""});
       entry != recorded.end() && entry->first.first == key; ++entry) {
    const std::string& name = entry->first.second;
    if (!declares_version(*draft.wanted, name)) draft.versions_to_forget.push_back(name);
  }
}

std::map<DeploymentKey, std::vector<std::string>> versions_of_nobody(const SecretVersions& recorded,
                                                                     const Desired& desired,
                                                                     const Selection& selection) {
  std::set<DeploymentKey> known(desired.broken.begin(), desired.broken.end());
  for (const Deployment& deployment : desired.deployments) known.insert(deployment.key);
  std::map<DeploymentKey, std::vector<std::string>> names;
  for (const auto& [secret, version] : recorded) {
    const auto& [key, name] = secret;
    if (!known.contains(key) && selection.covers(key)) names[key].push_back(name);
  }
  return names;
}

Diagnostics variable_problems(const Deployment& wanted) {
  Diagnostics problems;
  for (const auto& [name, value] : wanted.vars) {
    const std::string* text = value.value.string();
    const std::size_t size = text != nullptr ? text->size() : one_line_text(value.value).size();
    if (size <= kLargestVariable) continue;
    problems.push_back({"CFP6305", Severity::Error,
                        "the var " + in_quotes(name) + " has " + std::to_string(size) +
                            " bytes, more than the 5120 that Cloudflare takes",
                        place_of(value.origin), "",
                        "keep the large value in KV or R2, and its key in the var",
                        wanted.key.text()});
  }
  return problems;
}

Diagnostics binding_problems(const DeploymentDraft& draft, const WranglerSection* section) {
  Diagnostics problems;
  const Deployment& wanted = *draft.wanted;
  if (wanted.secrets.empty()) return problems;
  const Bindings bindings = bindings_of(wanted, section);
  std::set<std::string> secrets(draft.resolved.stored_secrets.begin(),
                                draft.resolved.stored_secrets.end());
  for (const DesiredSecret& secret : wanted.secrets) {
    secrets.insert(secret.name);
    const auto taken = bindings.find(secret.name);
    if (taken != bindings.end()) problems.push_back(name_taken(wanted, secret, taken->second));
  }
  for (const std::string& name : draft.secrets_to_delete) secrets.erase(name);
  const std::size_t count = bindings.size() + secrets.size();
  if (count > kMostBindings) {
    problems.push_back({"CFP6302", Severity::Error,
                        wanted.key.text() + " would have " + counted(count, "binding") +
                            ", and a Worker has at most " + std::to_string(kMostBindings),
                        place_of(wanted.origin), "", "put several values into one var or secret",
                        wanted.key.text()});
  }
  return problems;
}

Diagnostics owed_rotation_notes(const Rotations& owed, const Desired& desired,
                                const Selection& selection, const PlanDraft& draft) {
  Diagnostics notes;
  for (const auto& [key, name] : owed) {
    const bool is_unreadable =
        std::find(desired.broken.begin(), desired.broken.end(), key) != desired.broken.end();
    if (!selection.covers(key) || is_unreadable) continue;
    const auto one = std::find_if(draft.deployments.begin(), draft.deployments.end(),
                                  [&](const DeploymentDraft& d) { return d.wanted->key == key; });
    if (one == draft.deployments.end() || !declares(*one->wanted, name)) {
      notes.push_back(dropped_rotation(key, name));
    } else if (rotates(*one, name)) {
      notes.push_back(owed_rotation(key, name));
    }
  }
  return notes;
}

Diagnostics rotation_problems(const Rotations& rotations, const PlanDraft& draft) {
  Diagnostics problems;
  std::map<DeploymentKey, std::vector<std::string>> declared;
  if (!rotations.empty()) {
    for (const DeploymentDraft& one : draft.deployments) {
      auto& names = declared[one.wanted->key];
      for (const DesiredSecret& secret : one.wanted->secrets) names.push_back(secret.name);
    }
  }
  for (const auto& [key, name] : rotations) {
    const auto& names = declared[key];
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const auto close = closest_match(name, names);
    problems.push_back(
        {"CFP6303", Severity::Error,
         "cannot rotate " + key.text() + "/" + visible(name) + ": no such secret is declared",
         std::nullopt, "",
         close ? "the closest is " + in_quotes(*close)
               : "declare it under secrets, or correct --rotate",
         ""});
  }
  return problems;
}

}  // namespace cfplan
