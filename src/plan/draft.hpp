#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/edit.hpp"
#include "cfplan/model/action.hpp"
#include "cfplan/model/desired.hpp"
#include "plan/resolving/resolve.hpp"

namespace cfplan {

/// What a change of a file is about.
enum class Subject {
  Section,
  WorkerName,
  AccountId,
  ZoneId,
  Route,
  DatabaseBinding,
  Binding,
  Variable,
  EnvKey
};

/// Rewrite says the same in another form; Remove loses something that stands there.
enum class Effect { Add, Update, Rewrite, Remove };

/// One change on its way into the plan, with what guards and the fingerprint must know of it.
struct DraftChange {
  Edit edit;
  std::optional<Value> before;
  Origin origin;
  Subject subject = Subject::Section;
  Effect effect = Effect::Add;
  /// Names the list item that the path only counts: a route's pattern, a database's binding.
  std::string item;
};

using DraftChanges = std::vector<DraftChange>;

/// What one deployment's part of the plan will be.
struct DeploymentDraft {
  const Deployment* wanted = nullptr;
  Resolved resolved;
  DraftChanges section;  ///< in its wrangler file
  DraftChanges env;      ///< in its env file
  bool deletes_env_file = false;
  bool creates_worker = false;
  std::vector<SecretToSet> secrets_to_set;
  std::vector<std::string> secrets_to_delete;
  std::vector<std::string> deferred_secrets;
  std::vector<AdoptedVersion> versions_to_adopt;
  std::vector<std::string> versions_to_forget;
  std::vector<std::string> removal_commands;
  Diagnostics problems;  ///< an error among them leaves the deployment's changes out of the plan

  [[nodiscard]] bool is_broken() const { return has_errors(problems); }
  [[nodiscard]] bool changes_files() const {
    return !section.empty() || !env.empty() || deletes_env_file;
  }
  [[nodiscard]] bool changes_secrets() const {
    return !secrets_to_set.empty() || !secrets_to_delete.empty();
  }
  [[nodiscard]] bool records_versions() const {
    return !versions_to_adopt.empty() || !versions_to_forget.empty();
  }
};

/// All selected deployments in order of their keys, and what belongs to none of them.
struct PlanDraft {
  std::vector<DeploymentDraft> deployments;
  /// Top-level `account_id` of wrangler files, by path.
  std::map<std::string, DraftChanges> top_level;
  /// Entries of `cfplan.lock` whose deployment is not in the manifest any more.
  std::map<DeploymentKey, std::vector<std::string>> versions_of_nobody;
};

/// A change that sets `path`; `before` is what stands there, if anything.
[[nodiscard]] DraftChange set_change(ValuePath path, Value value, const Value* before,
                                     Subject subject, Origin origin, std::string item = {});

/// A change that removes what stands at `path`.
[[nodiscard]] DraftChange remove_change(ValuePath path, const Value& before, Subject subject,
                                        Effect effect, std::string item = {});

/// A change that adds an item to the list at `path`.
[[nodiscard]] DraftChange append_change(ValuePath path, Value item_value, Subject subject,
                                        Origin origin, std::string item);

}  // namespace cfplan
