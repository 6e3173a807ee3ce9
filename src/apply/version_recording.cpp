#include "apply/version_recording.hpp"

#include <utility>

#include "apply/run_diagnostics.hpp"
#include "cfplan/apply/left_versions.hpp"
#include "cfplan/apply/transaction.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/model/secret_versions.hpp"

namespace cfplan {
namespace {

VersionRecording not_recorded(OutcomeKind kind, Diagnostics why) {
  VersionRecording recording{.kind = kind, .diagnostics = std::move(why)};
  recording.diagnostics.push_back(
      {.code = "CFP6202",
       .message = std::string(kVersionLock) +
                  " could not be written: versions of secrets are not recorded",
       .place = file_place(kVersionLock),
       .hint =
           "mend what is named above, then run cfplan recover or cfplan apply: it records them"});
  return recording;
}

// The secrets are set and recorded: a journal that cannot say so only makes the next run look
// again.
void close(VersionRecording& recording) {
  if (!recording.pending) return;
  if (auto closed = recording.pending->close(); !closed) {
    append(recording.diagnostics, std::move(closed.error().diagnostics));
  }
  if (recording.pending->open_units().empty()) recording.pending.reset();
}

}  // namespace

VersionRecording record_versions(const VersionRecords& records,
                                 std::optional<PendingSecrets> pending, const EarlierRun& earlier,
                                 const ProjectFiles& project, const ProjectFolders& folders,
                                 const ProjectLock& lock, const RunIdentity& run) {
  auto planned = make_version_lock_write(project, records);
  if (!planned) return not_recorded(OutcomeKind::Failed, std::move(planned.error().diagnostics));
  VersionRecording recording;
  if (!*planned) {
    recording.pending = std::move(pending);
    close(recording);
    return recording;
  }
  TransactionOptions options{.run = run, .secrets = earlier.of_others, .owed = earlier.owed};
  // This transaction's journal replaces the one that says what is owed.
  if (pending) options.secrets = pending->open_units();
  if (pending) options.owed = pending->owed_units();
  options.verify = [&](const std::string& /*path*/, const std::string& bytes) {
    return says_what_was_planned(**planned, bytes);
  };
  TransactionReport written = write_files(folders, lock, {(*planned)->write}, options);
  if (written.kind != OutcomeKind::Done) {
    return not_recorded(written.kind, std::move(written.diagnostics));
  }
  recording.written = (*planned)->write;
  recording.diagnostics = std::move(written.diagnostics);
  recording.pending = std::move(written.secrets);
  close(recording);
  return recording;
}

Result<LeftVersions> record_left_versions(std::optional<PendingSecrets> left,
                                          const ProjectFiles& project,
                                          const ProjectFolders& folders, const ProjectLock& lock,
                                          const RunIdentity& run) {
  LeftVersions done;
  const VersionRecords records = left ? unrecorded_versions(*left) : VersionRecords{};
  if (records.empty()) {
    done.pending = std::move(left);
    return done;
  }
  VersionRecording recording =
      record_versions(records, std::move(left), {}, project, folders, lock, run);
  if (recording.kind != OutcomeKind::Done) return fail(Error(std::move(recording.diagnostics)));
  done.recorded = records.size();
  done.pending = std::move(recording.pending);
  done.diagnostics = std::move(recording.diagnostics);
  return done;
}

}  // namespace cfplan
