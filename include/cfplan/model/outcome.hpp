#pragma once

#include <string>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/sensitive.hpp"

namespace cfplan {

/// How a run that may write ended; each is one exit code of the contract's section 4.
enum class OutcomeKind {
  Done,            ///< 0
  NothingToDo,     ///< 0
  Failed,          ///< 1: before the first write
  Refused,         ///< 3: a guard, nothing written
  SecretsPending,  ///< 4
  RolledBack,      ///< 5
  HalfWay,         ///< 6: interrupted and not yet repaired
  PlanChanged,     ///< 7
  Locked,          ///< 8
  Interrupted,     ///< 130: interrupted and rolled back
};

[[nodiscard]] int exit_code(OutcomeKind kind);

/// A secret that this run made and set.
struct GeneratedSecret {
  std::string name;  ///< "worker: NAME"
  Sensitive value;
};

/// What a run did, for the report at its end.
struct Outcome {
  OutcomeKind kind = OutcomeKind::Done;
  std::vector<std::string> created_resources;  ///< "database name"; kept also when rolled back
  std::vector<std::string> created_workers;
  std::vector<std::string> files_created;
  std::vector<std::string> files_updated;
  std::vector<std::string> files_deleted;
  std::vector<std::string> secrets_set;      ///< "worker: NAME"
  std::vector<std::string> secrets_deleted;  ///< "worker: NAME"
  std::vector<std::string> secrets_pending;  ///< "worker: NAME"
  /// Only where the user asked to see them; empty otherwise.
  std::vector<GeneratedSecret> generated;
  std::string backup_id;  ///< empty when there is none
  Diagnostics diagnostics;
};

}  // namespace cfplan
