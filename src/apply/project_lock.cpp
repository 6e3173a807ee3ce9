#include "cfplan/apply/project_lock.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "apply/journal_record.hpp"
#include "apply/run_diagnostics.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

const std::string kLockFile = "lock";
constexpr std::chrono::milliseconds kBetweenTries{100};

std::string holder_text(const RunIdentity& run) {
  FieldWriter fields;
  fields.number("pid", static_cast<std::uint64_t>(run.pid)).text("host", run.host);
  fields.text("user", run.user).text("command", run.command).text("started", run.started);
  return fields.payload();
}

/// The holder writes right after it has locked: for a moment the text may be missing.
std::string holder_of(const FileSystem& state) {
  const auto reading = state.read(kLockFile);
  const FieldReader fields(reading ? std::string_view(reading->bytes) : std::string_view());
  if (!fields.has("pid")) return "by another run";
  return "by \"cfplan " + visible(fields.text("command")) + "\" (pid " +
         visible(fields.text("pid")) + " on " + visible(fields.text("host")) + ", user " +
         visible(fields.text("user")) + ") since " + visible(fields.text("started"));
}

Diagnostic held(const FileSystem& state) {
  return about_run(std::string(kLockHeld), "the project is locked " + holder_of(state),
                   "wait until it has ended, or give --lock-timeout to wait for it");
}

Diagnostic not_lockable(const IoError& error) {
  return about_run("CFP5002", "cannot lock the project: " + error.reason,
                   "allow this user to write to the state folder, or free some space");
}

}  // namespace

Result<ProjectLock> ProjectLock::acquire(FileSystem& state, const RunIdentity& run, Clock& clock,
                                         std::chrono::milliseconds timeout,
                                         const std::function<bool()>& interrupted) {
  const auto deadline = clock.steady() + timeout;
  while (true) {
    auto lock = state.try_lock(kLockFile);
    if (lock) {
      // Only for the message to others: the lock holds without it.
      (void)(*lock)->write(holder_text(run));
      return ProjectLock(std::move(*lock));
    }
    if (lock.error().cause != IoCause::Busy) return fail(not_lockable(lock.error()));
    const auto now = clock.steady();
    if (now >= deadline || interrupted()) return fail(held(state));
    clock.sleep(std::min(kBetweenTries,
                         std::chrono::duration_cast<std::chrono::milliseconds>(deadline - now) +
                             std::chrono::milliseconds(1)));
  }
}

}  // namespace cfplan
