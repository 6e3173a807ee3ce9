#include "providers/host/posix_handles.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "providers/host/beneath.hpp"

namespace cfplan {
tl::unexpected<IoError> failed() { return tl::unexpected(last_error()); }

Io<void> done_or_failed(int result) {
  if (result != 0) return failed();
  return {};
}

namespace {

class PosixOpenFile final : public OpenFile {
 public:
  explicit PosixOpenFile(Descriptor file) : file_(std::move(file)) {}
  Io<void> append(std::string_view bytes) override {
    return done_or_failed(write_all(file_.get(), bytes) ? 0 : -1);
  }
  // An interrupted fsync is the one call that is not repeated: its first answer counts.
  Io<void> sync() override { return done_or_failed(::fsync(file_.get())); }
  void start_writeback() override {
    (void)::sync_file_range(file_.get(), 0, 0, SYNC_FILE_RANGE_WRITE);
  }

 private:
  Descriptor file_;
};

class PosixVolume final : public Volume {
 public:
  explicit PosixVolume(Descriptor folder) : folder_(std::move(folder)) {}
  Io<void> sync() override { return done_or_failed(::syncfs(folder_.get())); }

 private:
  Descriptor folder_;
};

class PosixLock final : public HeldLock {
 public:
  explicit PosixLock(Descriptor file) : file_(std::move(file)) {}
  Io<void> write(std::string_view text) override {
    if (::ftruncate(file_.get(), 0) != 0 || ::lseek(file_.get(), 0, SEEK_SET) != 0) return failed();
    return done_or_failed(write_all(file_.get(), text) ? 0 : -1);
  }

 private:
  Descriptor file_;
};

}  // namespace

Io<std::string> read_all(int fd, std::size_t expected, std::size_t limit) {
  std::string bytes;
  bytes.resize(std::min(expected + 1, limit));
  std::size_t filled = 0;
  while (filled < limit) {
    if (filled == bytes.size()) bytes.resize(std::min(limit, bytes.size() * 2 + 4096));
    const ssize_t got =
        uninterrupted([&] { return ::read(fd, bytes.data() + filled, bytes.size() - filled); });
    if (got < 0) return failed();
    filled += static_cast<std::size_t>(got);
    // There was room for more, and there is no more than there should be.
    if (got == 0 || filled == expected) break;
  }
  bytes.resize(filled);
  return bytes;
}

std::unique_ptr<OpenFile> make_open_file(Descriptor file) {
  return std::make_unique<PosixOpenFile>(std::move(file));
}

std::unique_ptr<Volume> make_volume(Descriptor folder) {
  return std::make_unique<PosixVolume>(std::move(folder));
}

Io<std::unique_ptr<HeldLock>> lock_file(Descriptor file) {
  if (uninterrupted([&] { return ::flock(file.get(), LOCK_EX | LOCK_NB); }) != 0) return failed();
  return std::make_unique<PosixLock>(std::move(file));
}

}  // namespace cfplan
