#include "bench/transaction/unsynced_file_system.hpp"

#include <utility>

namespace cfplan::bench {
namespace {

class UnsyncedFile final : public OpenFile {
 public:
  UnsyncedFile(std::unique_ptr<OpenFile> file, Syncs syncs, std::shared_ptr<std::size_t> calls)
      : file_(std::move(file)), syncs_(syncs), calls_(std::move(calls)) {}

  Io<void> append(std::string_view bytes) override { return file_->append(bytes); }
  Io<void> sync() override {
    ++*calls_;
    return syncs_ == Syncs::Passed ? file_->sync() : Io<void>{};
  }
  void start_writeback() override {
    if (syncs_ == Syncs::Passed) file_->start_writeback();
  }

 private:
  std::unique_ptr<OpenFile> file_;
  Syncs syncs_;
  std::shared_ptr<std::size_t> calls_;
};

class UnsyncedVolume final : public Volume {
 public:
  UnsyncedVolume(std::unique_ptr<Volume> volume, Syncs syncs, std::shared_ptr<std::size_t> calls)
      : volume_(std::move(volume)), syncs_(syncs), calls_(std::move(calls)) {}

  Io<void> sync() override {
    ++*calls_;
    return syncs_ == Syncs::Passed ? volume_->sync() : Io<void>{};
  }

 private:
  std::unique_ptr<Volume> volume_;
  Syncs syncs_;
  std::shared_ptr<std::size_t> calls_;
};

}  // namespace

Io<std::unique_ptr<OpenFile>> UnsyncedFileSystem::create(const std::string& path, unsigned mode,
                                                         std::optional<Owner> owner) {
  auto file = disk_->create(path, mode, owner);
  if (!file) return file;
  return std::make_unique<UnsyncedFile>(*std::move(file), syncs_, calls_);
}

Io<std::unique_ptr<OpenFile>> UnsyncedFileSystem::open_for_append(const std::string& path,
                                                                  std::uint64_t keep) {
  auto file = disk_->open_for_append(path, keep);
  if (!file) return file;
  return std::make_unique<UnsyncedFile>(*std::move(file), syncs_, calls_);
}

Io<void> UnsyncedFileSystem::sync_file(const std::string& path) {
  ++*calls_;
  return syncs_ == Syncs::Passed ? disk_->sync_file(path) : Io<void>{};
}

Io<void> UnsyncedFileSystem::sync_folder(const std::string& path) {
  ++*calls_;
  return syncs_ == Syncs::Passed ? disk_->sync_folder(path) : Io<void>{};
}

Io<std::unique_ptr<Volume>> UnsyncedFileSystem::open_volume(const std::string& folder) {
  auto volume = disk_->open_volume(folder);
  if (!volume) return volume;
  return std::make_unique<UnsyncedVolume>(*std::move(volume), syncs_, calls_);
}

}  // namespace cfplan::bench
