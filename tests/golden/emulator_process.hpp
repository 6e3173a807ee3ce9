#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

namespace cfplan::tests {

/// The emulator of the API as a process of its own on loopback; ends with this object.
class EmulatorProcess {
 public:
  /// `options`: more words of its command line, as a shell reads them.
  EmulatorProcess(const std::filesystem::path& account_file, const std::filesystem::path& folder,
                  const std::string& options);
  ~EmulatorProcess();
  EmulatorProcess(const EmulatorProcess&) = delete;
  EmulatorProcess& operator=(const EmulatorProcess&) = delete;

  /// For CLOUDFLARE_API_BASE_URL; empty when it did not start.
  [[nodiscard]] std::string base_url() const;
  /// One line a request: method and path. GET requests in a row, which may have come at once, are
  /// in the order of their text. One that got no answer is told once: how often it comes is a
  /// matter of time, since libcurl itself repeats it where it went out on a connection used before.
  [[nodiscard]] std::string requests() const;

 private:
  std::filesystem::path folder_;
  pid_t process_ = 0;
};

}  // namespace cfplan::tests
