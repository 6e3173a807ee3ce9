#include "bench/transaction/unsynced_file_system.hpp"

#include <utility>

namespace cfplan::bench {
namespace {

template <class Sync>
Io<void> passed_or_skipped(Syncs syncs, SyncsSeen& seen, Sync sync) {
  ++seen.calls;
  if (syncs == Syncs::Skipped) return {};
  const auto begin = std::chrono::steady_clock::now();
  auto synced = sync();
  seen.waited += std::chrono::steady_clock::now() - begin;
  return synced;
}

class UnsyncedFile final : public OpenFile {
 public:
  UnsyncedFile(std::unique_ptr<OpenFile> file, Syncs syncs, SyncsSeen& seen)
      : file_(std::move(file)), syncs_(syncs), seen_(seen) {}

  Io<void> append(std::string_view bytes) override { return file_->append(bytes); }
  Io<void> sync() override {
    return passed_or_skipped(syncs_, seen_, [this] { return file_->sync(); });
  }
  void start_writeback() override {
    if (syncs_ == Syncs::Passed) file_->start_writeback();
  }

 private:
  std::unique_ptr<OpenFile> file_;
  Syncs syncs_;
  SyncsSeen& seen_;
};

class UnsyncedVolume final : public Volume {
 public:
  UnsyncedVolume(std::unique_ptr<Volume> volume, Syncs syncs, SyncsSeen& seen)
      : volume_(std::move(volume)), syncs_(syncs), seen_(seen) {}

  Io<void> sync() override {
    return passed_or_skipped(syncs_, seen_, [this] { return volume_->sync(); });
  }

 private:
  std::unique_ptr<Volume> volume_;
  Syncs syncs_;
  SyncsSeen& seen_;
};

}  // namespace

Io<std::unique_ptr<OpenFile>> UnsyncedFileSystem::create(const std::string& path, unsigned mode,
                                                         std::optional<Owner> owner) {
  auto file = disk_->create(path, mode, owner);
  if (!file) return file;
  return std::make_unique<UnsyncedFile>(*std::move(file), syncs_, seen_);
}

Io<std::unique_ptr<OpenFile>> UnsyncedFileSystem::open_for_append(const std::string& path,
                                                                  std::uint64_t keep) {
  auto file = disk_->open_for_append(path, keep);
  if (!file) return file;
  return std::make_unique<UnsyncedFile>(*std::move(file), syncs_, seen_);
}

Io<void> UnsyncedFileSystem::sync_file(const std::string& path) {
  return passed_or_skipped(syncs_, seen_, [&] { return disk_->sync_file(path); });
}

Io<void> UnsyncedFileSystem::sync_folder(const std::string& path) {
  return passed_or_skipped(syncs_, seen_, [&] { return disk_->sync_folder(path); });
}

Io<std::unique_ptr<Volume>> UnsyncedFileSystem::open_volume(const std::string& folder) {
  auto volume = disk_->open_volume(folder);
  if (!volume) return volume;
  return std::make_unique<UnsyncedVolume>(*std::move(volume), syncs_, seen_);
}

}  // namespace cfplan::bench
