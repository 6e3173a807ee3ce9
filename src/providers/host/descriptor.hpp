#pragma once

#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <utility>

namespace cfplan {

/// An open file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      reset();
      fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
  }
  ~Descriptor() { reset(); }

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool is_open() const { return fd_ >= 0; }

 private:
  void reset() {
    // An error of close after a sync tells nothing, and EINTR leaves the descriptor closed on
    // Linux.
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  int fd_ = -1;
};

/// So often a system call that was interrupted, or could not be sure, is asked again before its
/// answer counts: no run may wait for ever on a disk that only ever says so.
inline constexpr int kMostRepetitions = 1000;

/// Repeats a system call that a signal interrupted.
template <class Call>
[[nodiscard]] auto uninterrupted(Call call) {
  auto result = call();
  for (int i = 0; i < kMostRepetitions && result == -1 && errno == EINTR; ++i) result = call();
  return result;
}

/// Writes every byte, in as many calls as it takes; false with `errno` set when one fails.
[[nodiscard]] bool write_all(int fd, std::string_view bytes);

}  // namespace cfplan
