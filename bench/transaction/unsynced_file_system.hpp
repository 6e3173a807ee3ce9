#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "cfplan/ports/file_system.hpp"

namespace cfplan::bench {

enum class Syncs {
  Passed,   ///< on to the disk, and counted
  Skipped,  ///< counted, and said to have succeeded
};

/// The calls for durability of one run, and how long it waited in them.
struct SyncsSeen {
  std::size_t calls = 0;
  std::chrono::duration<double, std::milli> waited{0};
};

/// A folder of the disk whose calls for durability are counted, and skipped where they are the
/// price to be measured.
class UnsyncedFileSystem final : public FileSystem {
 public:
  /// What is seen of the calls is added to `seen`, which must outlive all that is opened here.
  UnsyncedFileSystem(std::unique_ptr<FileSystem> disk, Syncs syncs, SyncsSeen& seen)
      : disk_(std::move(disk)), syncs_(syncs), seen_(seen) {}

  Io<EntryStat> stat(const std::string& path) const override { return disk_->stat(path); }
  Io<FileReading> read(const std::string& path) const override { return disk_->read(path); }
  Io<std::vector<FolderEntry>> list(const std::string& folder) const override {
    return disk_->list(folder);
  }
  Io<std::unique_ptr<OpenFile>> create(const std::string& path, unsigned mode,
                                       std::optional<Owner> owner) override;
  Io<std::unique_ptr<OpenFile>> open_for_append(const std::string& path,
                                                std::uint64_t keep) override;
  Io<void> rename(const std::string& from, const std::string& to) override {
    return disk_->rename(from, to);
  }
  Io<void> rename_noreplace(const std::string& from, const std::string& to) override {
    return disk_->rename_noreplace(from, to);
  }
  Io<void> rename_exchange(const std::string& a, const std::string& b) override {
    return disk_->rename_exchange(a, b);
  }
  Io<void> link(const std::string& from, const std::string& to) override {
    return disk_->link(from, to);
  }
  Io<void> unlink(const std::string& path) override { return disk_->unlink(path); }
  Io<void> make_folder(const std::string& path, unsigned mode) override {
    return disk_->make_folder(path, mode);
  }
  Io<void> remove_folder(const std::string& path) override { return disk_->remove_folder(path); }
  Io<void> sync_file(const std::string& path) override;
  Io<void> sync_folder(const std::string& path) override;
  Io<std::unique_ptr<Volume>> open_volume(const std::string& folder) override;
  Io<std::unique_ptr<HeldLock>> try_lock(const std::string& path) override {
    return disk_->try_lock(path);
  }

 private:
  std::unique_ptr<FileSystem> disk_;
  Syncs syncs_;
  SyncsSeen& seen_;
};

}  // namespace cfplan::bench
