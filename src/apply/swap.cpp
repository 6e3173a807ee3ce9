#include "apply/swap.hpp"

#include <string>
#include <vector>

#include "apply/content.hpp"
#include "apply/mutant.hpp"
#include "apply/paths.hpp"
#include "apply/run_diagnostics.hpp"

namespace cfplan {
namespace {

tl::unexpected<Setback> changed_meanwhile(const std::string& path) {
  return setback(OutcomeKind::RolledBack,
                 about_file("CFP5022", "\"" + path + "\" was changed while apply was at work", path,
                            "run cfplan plan again"));
}

tl::unexpected<Setback> not_replaced(const std::string& path, const IoError& error) {
  return setback(OutcomeKind::RolledBack, cannot_write(path, error));
}

tl::unexpected<Setback> stopped(const std::string& path, const IoError& error) {
  const bool taken = error.cause == IoCause::AlreadyThere || error.cause == IoCause::NotFound;
  if (taken) return changed_meanwhile(path);
  return not_replaced(path, error);
}

class Swap {
 public:
  Swap(FileSystem& project, const Journal& journal, Durability& durability,
       const std::function<Progress()>& go_on)
      : project_(project), journal_(journal), durability_(durability), go_on_(go_on) {}

  Progress run() {
    for (const JournaledFile& file : journal_.files) {
      if (auto step = go_on_(); !step) return step;
      if (auto step = swap(file); !step) return step;
    }
    if (without_exchange_.empty()) return {};
    return swap_without_exchange();
  }

 private:
  Progress swap(const JournaledFile& file) {
    switch (file.operation) {
      case FileOperation::Create: return create(file);
      case FileOperation::Edit: return edit(file);
      case FileOperation::Delete: break;
    }
    return remove(file);
  }

  Progress create(const JournaledFile& file) {
    auto moved = project_.rename_noreplace(file.staged, file.path);
    if (!moved && moved.error().cause == IoCause::NotSupported) moved = create_by_link(file);
    if (!moved) return stopped(file.path, moved.error());
    return {};
  }

  Io<void> create_by_link(const JournaledFile& file) {
    auto linked = project_.link(file.staged, file.path);
    if (linked) return project_.unlink(file.staged);
    if (linked.error().cause != IoCause::NotSupported) return linked;
    if (project_.stat(file.path)) {
      return tl::unexpected(IoError{IoCause::AlreadyThere, "file exists"});
    }
    return project_.rename(file.staged, file.path);
  }

  Progress edit(const JournaledFile& file) {
    const auto exchanged = project_.rename_exchange(file.path, file.staged);
    if (exchanged) return compare(file, file.staged);
    if (exchanged.error().cause != IoCause::NotSupported) {
      return stopped(file.path, exchanged.error());
    }
    without_exchange_.push_back(&file);
    return {};
  }

  Progress remove(const JournaledFile& file) {
    auto moved = project_.rename_noreplace(file.path, file.staged);
    if (!moved && moved.error().cause == IoCause::NotSupported) {
      moved = project_.rename(file.path, file.staged);
    }
    if (!moved) return stopped(file.path, moved.error());
    return compare(file, file.staged);
  }

  Progress compare(const JournaledFile& file, const std::string& displaced) {
    if (mutated(Mutant::NoCompareAndSwap)) return {};
    const auto same = is_as_before(project_, displaced, file);
    if (!same) return not_replaced(file.path, same.error());
    if (!*same) return changed_meanwhile(file.path);
    return {};
  }

  /// The old file gets a third name, durably, before the new one takes its place. Between the last
  /// look and the rename another program's save could be lost; the file system offers no better.
  Progress swap_without_exchange() {
    for (const JournaledFile* file : without_exchange_) {
      if (auto step = go_on_(); !step) return step;
      const std::string displaced = displaced_name(file->staged);
      auto kept = project_.link(file->path, displaced);
      if (!kept && kept.error().cause == IoCause::NotSupported) {
        kept = project_.rename(file->path, displaced);
      }
      if (!kept) return stopped(file->path, kept.error());
      if (auto step = compare(*file, displaced); !step) return step;
    }
    if (const auto synced = durability_.sync_names(); !synced) {
      return not_replaced(without_exchange_.front()->path, synced.error());
    }
    for (const JournaledFile* file : without_exchange_) {
      if (auto step = replace(*file); !step) return step;
    }
    return {};
  }

  Progress replace(const JournaledFile& file) {
    const std::string displaced = displaced_name(file.staged);
    const bool somebody_saved =
        project_.stat(file.path).has_value() && !is_same_file(project_, file.path, displaced);
    if (somebody_saved) return changed_meanwhile(file.path);
    auto moved = project_.rename(file.staged, file.path);
    if (moved) moved = project_.rename(displaced, file.staged);
    if (!moved) return stopped(file.path, moved.error());
    return compare(file, file.staged);
  }

  FileSystem& project_;
  const Journal& journal_;
  Durability& durability_;
  const std::function<Progress()>& go_on_;
  std::vector<const JournaledFile*> without_exchange_;
};

}  // namespace

Progress swap_all(FileSystem& project, const Journal& journal, Durability& durability,
                  const std::function<Progress()>& go_on) {
  return Swap(project, journal, durability, go_on).run();
}

Progress recheck(const FileSystem& project, const Journal& journal) {
  // Comparing again would make up for a comparison left out before: that mutant is without both.
  if (mutated(Mutant::NoRecheck) || mutated(Mutant::NoCompareAndSwap)) return {};
  for (const JournaledFile& file : journal.files) {
    if (!file.before) continue;
    const auto same = is_as_before(project, file.staged, file);
    if (!same) return not_replaced(file.path, same.error());
    if (!*same) return changed_meanwhile(file.path);
  }
  return {};
}

}  // namespace cfplan
