#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

#include "cfplan/apply/run_identity.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/ports/clock.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// The code of "another run holds the lock": exit code 8.
inline constexpr std::string_view kLockHeld = "CFP5001";

/// The right to write to one project: only one run has it at a time. The lock file is never
/// removed; a run that dies lets go by dying. Having one is the proof that recovery and
/// transactions ask for.
class ProjectLock {
 public:
  /// Tries again until `timeout` is over (zero: once) or `interrupted` says so, then CFP5001 with
  /// who holds it since when.
  [[nodiscard]] static Result<ProjectLock> acquire(
      FileSystem& state, const RunIdentity& run, Clock& clock, std::chrono::milliseconds timeout,
      const std::function<bool()>& interrupted = [] { return false; });

 private:
  explicit ProjectLock(std::unique_ptr<HeldLock> held) : held_(std::move(held)) {}
  std::unique_ptr<HeldLock> held_;
};

}  // namespace cfplan
