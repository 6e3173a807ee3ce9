#pragma once

namespace cfplan {

/// How cfplan ends (contract, section 4) where no Outcome decides it.
enum class ExitCode {
  Success = 0,
  Failure = 1,
  ChangesPending = 2,
  Blocked = 3,
  RecoveryNeeded = 6,
  PlanChanged = 7,
  Locked = 8,
  Usage = 64,
  Interrupted = 130,
};

}  // namespace cfplan
