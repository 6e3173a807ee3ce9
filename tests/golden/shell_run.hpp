#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>

namespace cfplan::tests {

/// How a command line ended.
struct ShellResult {
  int exit_code = 0;
  std::string out;
  std::string err;
};

/// The environment of the commands of one run, and nothing else's.
using Variables = std::map<std::string, std::string>;

/// Runs a shell command in a folder with exactly these variables (PATH is added, `cfplan` in it);
/// no standard input. A command that takes longer than `limit` is ended.
[[nodiscard]] ShellResult run_shell(const std::filesystem::path& folder, const std::string& command,
                                    const Variables& variables,
                                    std::chrono::seconds limit = std::chrono::minutes(1));

/// The command in the form that a shell reads as one word.
[[nodiscard]] std::string shell_word(const std::string& text);

/// A new empty folder that goes away with this object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Whole file; empty when it is not there.
[[nodiscard]] std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, const std::string& bytes);

/// Whether CFPLAN_BINARY names the program under test.
[[nodiscard]] bool binary_is_there();

/// Whether this run writes expectations instead of checking them (CFPLAN_ACCEPT=1).
[[nodiscard]] bool accepting();

}  // namespace cfplan::tests
