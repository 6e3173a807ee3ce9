#include "cli/writing_run.hpp"

#include <charconv>
#include <chrono>
#include <cstdint>

#include "cfplan/apply/left_versions.hpp"
#include "cfplan/base/text.hpp"
#include "cli/exit_code.hpp"
#include "cli/pipeline.hpp"
#include "cli/usage.hpp"

namespace cfplan {
namespace {

Result<std::chrono::milliseconds> lock_timeout(const std::string& text) {
  unsigned seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds > 86'400) {
    return fail(usage_error("--lock-timeout cannot be \"" + visible(text) + "\"",
                            "it is a number of seconds, up to 86400"));
  }
  return std::chrono::seconds(seconds);
}

Diagnostic not_repaired() {
  return {.code = std::string(kRecoveryNeeded),
          .message = "an interrupted run could not be repaired",
          .hint = "mend what is named below and run cfplan recover again"};
}

Diagnostic waits_for_recovery(const RunIdentity& run) {
  // Its journal is damaged or of another version.
  if (run.command.empty()) {
    return {.code = std::string(kRecoveryNeeded),
            .message = "an interrupted run waits to be repaired",
            .hint = "run cfplan recover"};
  }
  return {.code = std::string(kRecoveryNeeded),
          .message = "\"cfplan " + visible(run.command) + "\" of " + visible(run.started) +
                     " was interrupted half way, or is running just now",
          .hint = "run cfplan recover"};
}

std::string repaired_text(const RecoveryReport& report) {
  const std::string run =
      report.run ? " (" + visible(report.run->command) + " of " + visible(report.run->started) + ")"
                 : "";
  if (report.secrets && !report.secrets->open_units().empty()) {
    return "An earlier run" + run + " left secrets to set.";
  }
  if (report.result != RecoveryResult::RolledBack) {
    return "An interrupted run" + run + " was finished: its files are as it planned them.";
  }
  std::string files;
  for (const std::string& path : report.changed_since) {
    files += (files.empty() ? "" : ", ") + visible(path);
  }
  return "An interrupted run" + run + " was undone: every file is as it was before it" +
         (files.empty() ? "" : ", but for what somebody has changed since: " + files) + ".";
}

/// Never waits without a word: who holds the lock is said before.
Result<ProjectLock> acquire_lock(WritingRun& run, std::chrono::milliseconds timeout, Host& host,
                                 Output& output) {
  using std::chrono::milliseconds;
  const auto stopped = [&host] { return host.interruption.requested(); };
  auto lock =
      ProjectLock::acquire(*run.state, run.identity, host.clock, milliseconds::zero(), stopped);
  if (lock || timeout == milliseconds::zero()) return lock;
  const Diagnostic& held = lock.error().diagnostics.front();
  if (held.code != kLockHeld) return lock;
  const std::string seconds =
      std::to_string(std::chrono::ceil<std::chrono::seconds>(timeout).count()) + " s";
  output.note("Waiting up to " + seconds + ": " + held.message + ".");
  lock = ProjectLock::acquire(*run.state, run.identity, host.clock, timeout, stopped);
  if (!lock && stopped()) return fail(interrupted());
  if (!lock && lock.error().diagnostics.front().code == kLockHeld) {
    Diagnostics problems = std::move(lock.error().diagnostics);
    problems.front().hint = "it did not end within " + seconds + "; run this again when it has";
    return fail(Error(std::move(problems)));
  }
  return lock;
}

/// What an interrupted run had set and not recorded is recorded, so that it is not set once more.
Result<void> record_left(const OpenProject& project, Host& host, WritingRun& run, Output& output) {
  auto left = record_left_versions(std::move(run.recovered.secrets), *project.files,
                                   run.folders(project), *run.lock, identify("recover", host));
  if (!left) {
    Diagnostics why = {not_repaired()};
    why.insert(why.end(), left.error().diagnostics.begin(), left.error().diagnostics.end());
    return fail(Error(std::move(why)));
  }
  run.recovered.secrets = std::move(left->pending);
  output.problems(left->diagnostics);
  if (left->recorded > 0) {
    output.note("An interrupted run had set " + counted(left->recorded, "secret") +
                " that cfplan.lock did not record: it does now, and is to be committed.");
  }
  return {};
}

}  // namespace

Result<std::size_t> read_keep(const Options& options) {
  const std::string& text = options.keep;
  if (text.empty()) return kBackupsKept;
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc() && end == text.data() + text.size() && count > 0) return count;
  return fail(usage_error("--keep cannot be \"" + visible(text) + "\"",
                          "it is a number of backups, at least 1"));
}

RunIdentity identify(const std::string& command, Host& host) {
  const auto now = host.clock.now();
  // Runs of one second sort by their microsecond: the newest backup is the last run's.
  const auto since_second = now - std::chrono::floor<std::chrono::seconds>(now);
  const auto number = static_cast<std::uint32_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(since_second).count());
  return {.id = make_run_id(now, number),
          .command = command,
          .user = host.user(),
          .host = host.name(),
          .pid = host.process_id(),
          .started = utc_text(now)};
}

ProjectFolders WritingRun::folders(const OpenProject& project) const {
  return {.project = *project.file_system,
          .state = *state,
          .root = project.folder,
          .state_shown = shown_path(place, project.folder),
          .backups_kept = backups_kept};
}

Result<WritingRun> begin_writing(const std::string& command, const OpenProject& project,
                                 const Options& options, Host& host, Output& output) {
  const auto timeout = lock_timeout(options.lock_timeout);
  if (!timeout) return fail(timeout.error());
  const auto keep = read_keep(options);
  if (!keep) return fail(keep.error());
  auto place = find_state_folder(*host.disk, project.folder);
  if (!place) return fail(std::move(place.error()));
  auto state = make_state_folder(*host.disk, *place);
  if (!state) return fail(std::move(state.error()));

  WritingRun run{.place = std::move(*place),
                 .state = std::move(*state),
                 .identity = identify(command, host),
                 .backups_kept = *keep};
  auto lock = acquire_lock(run, *timeout, host, output);
  if (!lock) return fail(std::move(lock.error()));
  run.lock = std::make_unique<ProjectLock>(std::move(*lock));

  run.recovered = recover(run.folders(project), *run.lock);
  if (run.recovered.result == RecoveryResult::HalfWay) {
    Diagnostics why = {not_repaired()};
    why.insert(why.end(), run.recovered.diagnostics.begin(), run.recovered.diagnostics.end());
    return fail(Error(std::move(why)));
  }
  if (auto recorded = record_left(project, host, run, output); !recorded) {
    return fail(std::move(recorded.error()));
  }
  output.problems(run.recovered.diagnostics);
  if (run.recovered.result != RecoveryResult::NothingToDo) {
    output.note(repaired_text(run.recovered));
  }
  return run;
}

Result<std::vector<SecretUnit>> expect_no_interrupted_run(const OpenProject& project,
                                                          const Host& host) {
  auto place = find_state_folder(*host.disk, project.folder);
  if (!place) return fail(std::move(place.error()));
  auto state = open_state_folder(*host.disk, *place);
  if (!state) return fail(std::move(state.error()));
  if (*state == nullptr) return std::vector<SecretUnit>();
  auto waiting = waiting_run(**state);
  if (!waiting) return fail(std::move(waiting.error()));
  if (!*waiting) return std::vector<SecretUnit>();
  if ((*waiting)->what == WaitingFor::Recovery) return fail(waits_for_recovery((*waiting)->run));
  return std::move((*waiting)->open);
}

}  // namespace cfplan
