#include "apply/cleaning.hpp"

#include <string>
#include <utility>

#include "apply/content.hpp"
#include "apply/mutant.hpp"
#include "apply/run_diagnostics.hpp"
#include "apply/staged_removal.hpp"

namespace cfplan {

CleaningReport clean(FileSystem& project, const Journal& journal, Durability& durability) {
  CleaningReport report;
  const auto failed = [&](const std::string& what, const IoError& error) {
    if (mutated(Mutant::UnlinkErrorIgnored)) return;
    report.whole = false;
    report.diagnostics.push_back(not_cleaned(what, error));
  };
  // A committed run has no passing names: whatever it swapped, it swapped whole.
  for (const JournaledFile& file : journal.files) {
    const bool created = file.operation == FileOperation::Create;
    const auto removed = remove_or_rescue(project, file, created ? Content::After : Content::Before,
                                          journal.run.id, report.diagnostics);
    if (!removed) failed(file.staged, removed.error());
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
