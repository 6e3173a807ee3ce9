#include "cli/exit_code.hpp"

#include "cfplan/apply/project_lock.hpp"
#include "cli/usage.hpp"

namespace cfplan {

ExitCode exit_code_for(const Diagnostics& problems) {
  if (problems.empty()) return ExitCode::Failure;
  const Diagnostic& first = problems.front();
  if (first.code == kUsageError || first.code == kUnknownSelection) return ExitCode::Usage;
  if (first.code == kLockHeld) return ExitCode::Locked;
  if (first.code == kRecoveryNeeded) return ExitCode::RecoveryNeeded;
  if (first.code == kInterrupted) return ExitCode::Interrupted;
  if (is_guard(first)) return ExitCode::Blocked;
  return ExitCode::Failure;
}

}  // namespace cfplan
