#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cfplan/base/diff_window.hpp"
#include "cfplan/base/document_format.hpp"
#include "cfplan/base/edit.hpp"
#include "cfplan/base/file_state.hpp"
#include "cfplan/model/deployment.hpp"

namespace cfplan {

struct CreateResource {
  DeploymentKey deployment;
  std::string account;  ///< key of Desired::accounts
  std::string account_id;
  std::string binding;
  std::string name;
  Origin origin;
  BindingKind kind = BindingKind::Database;
};

/// The name under which `KnownAfterApply` speaks of the id of what will be created: unique per
/// account.
[[nodiscard]] std::string resource_text(BindingKind kind, const std::string& account_id,
                                        const std::string& name);

struct CreateWorker {
  DeploymentKey deployment;
  std::string account;
  std::string account_id;
  std::string worker;
  Origin origin;
};

enum class FileOperation { Create, Edit, Delete };

/// One reviewed change of meaning in a document.
struct Change {
  /// Whose wish it is; the key with empty names for what belongs to the whole file (account_id).
  DeploymentKey deployment;
  Edit edit;
  std::optional<Value> before;
  Origin origin;
};

/// The part of a file's diff that is one deployment's own.
struct DeploymentDiff {
  DeploymentKey deployment;
  std::vector<DiffWindow> windows;
};

/// Create, edit or delete one file of the project. `changes` say what, in order; apply makes the
/// bytes from them, from the file itself and from the ids it learned on the way. `diffs` are for
/// people: credentials are masked in them.
struct ChangeFile {
  std::string path;  ///< project-relative
  DocumentFormat format = DocumentFormat::Toml;
  FileOperation operation = FileOperation::Edit;
  std::optional<FileState> before;  ///< none when it is created
  std::vector<Change> changes;
  std::vector<DeploymentDiff> diffs;
};

enum class SecretReason { Missing, Rotated };

struct SecretToSet {
  std::string name;
  SecretSource source;  ///< not part of a saved plan
  SecretReason reason = SecretReason::Missing;
  std::optional<std::string> version;
  Origin origin;
};

/// Set and delete secrets of one Worker in one request. Where it stands before the files of a plan,
/// the secrets stand in one of them so far: they must be listed before any file changes.
struct ChangeSecrets {
  DeploymentKey deployment;
  std::string account;
  std::string account_id;
  std::string worker;
  std::vector<SecretToSet> set;
  std::vector<std::string> remove;
};

/// A secret that is in the store while `cfplan.lock` has no entry of it: recorded, not set.
struct AdoptedVersion {
  std::string name;
  std::string version;
  Origin origin;
};

/// Entries of `cfplan.lock` that change while the secrets stay as they are. What is set is recorded
/// without it, once it is set.
struct RecordVersions {
  DeploymentKey deployment;
  std::vector<AdoptedVersion> adopt;
  std::vector<std::string> forget;  ///< names that no declared version stands for any more
};

using Action =
    std::variant<CreateResource, CreateWorker, ChangeFile, ChangeSecrets, RecordVersions>;

}  // namespace cfplan
