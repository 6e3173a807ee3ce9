#include "apply/cleaning.hpp"

#include <string>
#include <utility>

#include "apply/content.hpp"
#include "apply/mutant.hpp"
#include "apply/setback.hpp"
#include "apply/staged_removal.hpp"

namespace cfplan {
namespace {

Diagnostic not_cleaned(const std::string& what, const IoError& error) {
  return about_run("CFP5033",
                   "the files are committed, but cleaning up failed: " + what + ": " + error.reason,
                   "check the disk and the permissions, then run cfplan recover");
}

Io<void> clean_file(FileSystem& project, const Journal& journal, const JournaledFile& file,
                    Diagnostics& diagnostics) {
  const Content expected =
      file.operation == FileOperation::Create ? Content::After : Content::Before;
  auto removed = remove_or_rescue(project, file, expected, journal.run.id, diagnostics);
  if (!removed) return removed;
  return remove_passing_names(project, file, journal.run.id, diagnostics);
}

}  // namespace

CleaningReport clean(FileSystem& project, const Journal& journal, Durability& durability) {
  CleaningReport report;
  const auto failed = [&](const std::string& what, const IoError& error) {
    if (mutated(Mutant::UnlinkErrorIgnored)) return;
    report.whole = false;
    report.diagnostics.push_back(not_cleaned(what, error));
  };
  for (const JournaledFile& file : journal.files) {
    const auto cleaned = clean_file(project, journal, file, report.diagnostics);
    if (!cleaned) failed(file.staged, cleaned.error());
  }
  for (const std::string& path : journal.removed_folders) {
    // A folder that stays, for whatever reason, harms nobody.
    (void)project.remove_folder(path);
  }
  if (mutated(Mutant::CleaningNotSynced)) return report;
  if (const auto synced = durability.sync_names(); !synced) {
    failed("the removed names", synced.error());
  }
  return report;
}

}  // namespace cfplan
