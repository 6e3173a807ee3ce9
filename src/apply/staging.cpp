#include "apply/staging.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "apply/mutant.hpp"
#include "apply/run_diagnostics.hpp"

namespace cfplan {
namespace {

tl::unexpected<Setback> not_written(const std::string& path, const IoError& error) {
  return setback(OutcomeKind::RolledBack, cannot_write(path, error));
}

Progress make_folders(FileSystem& project, const Journal& journal) {
  for (const std::string& path : journal.made_folders) {
    const auto made = project.make_folder(path, 0777);
    if (!made && made.error().cause != IoCause::AlreadyThere)
      return not_written(path, made.error());
  }
  return {};
}

Io<std::unique_ptr<OpenFile>> write_staged(FileSystem& project, const JournaledFile& file,
                                           const FileWrite& write) {
  const std::optional<Owner> owner = file.before ? std::optional(file.owner) : write.owner;
  auto staged = project.create(file.staged, file.after->mode, owner);
  if (!staged) return staged;
  if (auto written = (*staged)->append(write.bytes); !written)
    return tl::unexpected(written.error());
  return staged;
}

}  // namespace

Progress stage(FileSystem& project, const Journal& journal,
               const std::vector<const FileWrite*>& writes, Durability& durability,
               const std::function<Progress()>& go_on) {
  if (auto made = make_folders(project, journal); !made) return made;
  std::vector<std::unique_ptr<OpenFile>> open_files;
  for (std::size_t i = 0; i < journal.files.size(); ++i) {
    if (auto step = go_on(); !step) return step;
    const JournaledFile& file = journal.files[i];
    if (file.operation == FileOperation::Delete) continue;
    auto staged = write_staged(project, file, *writes[i]);
    if (!staged) return not_written(file.path, staged.error());
    // The disk writes this one while the next are staged.
    (*staged)->start_writeback();
    if (durability.singly()) open_files.push_back(std::move(*staged));
  }
  if (mutated(Mutant::StagedNotSynced)) return {};
  if (const auto synced = durability.sync_files(open_files); !synced) {
    return setback(OutcomeKind::RolledBack, not_durable(synced.error()));
  }
  return {};
}

}  // namespace cfplan
