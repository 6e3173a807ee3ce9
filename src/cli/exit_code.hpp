#pragma once

#include <string_view>

#include "cfplan/base/diagnostic.hpp"

namespace cfplan {

/// How cfplan ends (contract, section 4) where no Outcome decides it.
enum class ExitCode {
  Success = 0,
  Failure = 1,
  ChangesPending = 2,
  Blocked = 3,
  SecretsPending = 4,
  RecoveryNeeded = 6,
  PlanChanged = 7,
  Locked = 8,
  Usage = 64,
  Interrupted = 130,
};

/// The code of "an interrupted run waits to be repaired": exit code 6.
inline constexpr std::string_view kRecoveryNeeded = "CFP5900";
/// The code of "interrupted before anything was written": exit code 130.
inline constexpr std::string_view kInterrupted = "CFP9005";

/// How a command ends whose problems are these; the first of them decides.
[[nodiscard]] ExitCode exit_code_for(const Diagnostics& problems);

}  // namespace cfplan
