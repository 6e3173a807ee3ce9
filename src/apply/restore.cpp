#include "apply/restore.hpp"

#include <utility>

#include "apply/content.hpp"
#include "apply/paths.hpp"

namespace cfplan {
namespace {

bool is_not_found(const IoError& error) { return error.cause == IoCause::NotFound; }

/// A move that takes no other name, also where the file system has no such rename.
Io<void> move_to_free_name(FileSystem& project, const std::string& from, const std::string& to) {
  auto moved = project.rename_noreplace(from, to);
  if (moved || moved.error().cause != IoCause::NotSupported) return moved;
  moved = project.link(from, to);  // `from` goes in the second phase
  if (moved || moved.error().cause != IoCause::NotSupported) return moved;
  const auto taken = project.stat(to);
  if (taken) return tl::unexpected(IoError{IoCause::AlreadyThere, "file exists"});
  if (!is_not_found(taken.error())) return tl::unexpected(taken.error());
  return project.rename(from, to);
}

Io<void> put_back(FileSystem& project, const JournaledFile& file) {
  auto exchanged = project.rename_exchange(file.path, file.staged);
  if (exchanged || exchanged.error().cause != IoCause::NotSupported) return exchanged;
  return project.rename(file.staged, file.path);
}

/// Somebody removed the staged name, and with it the old file: its bytes are in the journal.
Io<void> stage_image(FileSystem& project, const JournaledFile& file) {
  const std::string fresh = image_name(file.staged);
  const auto stale = project.unlink(fresh);
  if (!stale && !is_not_found(stale.error())) return stale;
  const auto created = project.create(fresh, file.before->mode, file.owner);
  if (!created) return tl::unexpected(created.error());
  if (auto written = (*created)->append(file.image); !written) return written;
  // Whole before it has the name that the next recovery would trust.
  if (auto synced = (*created)->sync(); !synced) return synced;
  return project.rename(fresh, file.staged);
}

/// A fallback swap that was cut off: the old file stands under its third name.
Io<void> settle_displaced(FileSystem& project, const JournaledFile& file) {
  const std::string displaced = displaced_name(file.staged);
  const auto there = project.stat(displaced);
  if (!there) {
    if (is_not_found(there.error()) || there.error().cause == IoCause::NotAFolder) return {};
    return tl::unexpected(there.error());
  }
  const auto target = content_of(project, file.path, file);
  if (!target) return tl::unexpected(target.error());
  if (*target == Content::Absent) return move_to_free_name(project, displaced, file.path);
  const auto staged = content_of(project, file.staged, file);
  if (!staged) return tl::unexpected(staged.error());
  if (*staged == Content::Absent) return project.rename(displaced, file.staged);
  return {};
}

Io<Restored> restore_edited(FileSystem& project, const JournaledFile& file) {
  if (auto settled = settle_displaced(project, file); !settled) {
    return tl::unexpected(settled.error());
  }
  const auto target = content_of(project, file.path, file);
  if (!target) return tl::unexpected(target.error());
  const auto staged = content_of(project, file.staged, file);
  if (!staged) return tl::unexpected(staged.error());
  const bool holds_old = *staged == Content::Before || *staged == Content::Foreign;
  switch (*target) {
    case Content::Before: return Restored::Whole;
    case Content::After: {
      if (*staged == Content::Absent) {
        if (auto made = stage_image(project, file); !made) return tl::unexpected(made.error());
      }
      // Whatever the swap displaced, also a save that came between check and swap, goes back.
      if (auto back = put_back(project, file); !back) return tl::unexpected(back.error());
      return Restored::PutBack;
    }
    case Content::Absent: {
      if (!holds_old) return Restored::Whole;
      const auto moved = move_to_free_name(project, file.staged, file.path);
      if (!moved) return tl::unexpected(moved.error());
      return Restored::Whole;
    }
    case Content::Empty:
    case Content::Foreign: break;
  }
  return holds_old ? Restored::Conflict : Restored::Changed;
}

Io<Restored> restore_created(FileSystem& project, const JournaledFile& file) {
  const auto target = content_of(project, file.path, file);
  if (!target) return tl::unexpected(target.error());
  if (*target == Content::Absent) return Restored::Whole;
  if (*target != Content::After) return Restored::Changed;
  // The same bytes beside a staged file that never moved are somebody else's.
  const auto staged = project.stat(file.staged);
  if (staged && !is_same_file(project, file.path, file.staged)) return Restored::Changed;
  const auto removed = project.unlink(file.path);
  if (!removed && !is_not_found(removed.error())) return tl::unexpected(removed.error());
  return Restored::Whole;
}

Io<Restored> restore_deleted(FileSystem& project, const JournaledFile& file) {
  const auto target = content_of(project, file.path, file);
  if (!target) return tl::unexpected(target.error());
  const auto staged = content_of(project, file.staged, file);
  if (!staged) return tl::unexpected(staged.error());
  if (*target == Content::Absent) {
    if (*staged == Content::Absent) {
      const auto made = stage_image(project, file);
      // The folder is gone: somebody removed it with all that was in it.
      if (!made && is_not_found(made.error())) return Restored::Whole;
      if (!made) return tl::unexpected(made.error());
    }
    const auto moved = move_to_free_name(project, file.staged, file.path);
    if (!moved) return tl::unexpected(moved.error());
    return Restored::Whole;
  }
  const bool staged_may_go = *staged == Content::Absent ||
                             (*staged == Content::Before && *target == Content::Before) ||
                             is_same_file(project, file.path, file.staged);
  if (!staged_may_go) return Restored::Conflict;
  return *target == Content::Before ? Restored::Whole : Restored::Changed;
}

}  // namespace

Io<Restored> restore_name(FileSystem& project, const JournaledFile& file) {
  switch (file.operation) {
    case FileOperation::Create: return restore_created(project, file);
    case FileOperation::Edit: return restore_edited(project, file);
    case FileOperation::Delete: break;
  }
  return restore_deleted(project, file);
}

}  // namespace cfplan
