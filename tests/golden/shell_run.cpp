#include "golden/shell_run.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace cfplan::tests {
namespace {

std::string variable(const char* name, const char* fallback) {
  const char* value = std::getenv(name);
  return value == nullptr ? fallback : value;
}

std::string binary_folder() {
  return std::filesystem::path(variable("CFPLAN_BINARY", "cfplan")).parent_path().string();
}

}  // namespace

std::string shell_word(const std::string& text) {
  std::string word = "'";
  for (char c : text) word += c == '\'' ? "'\\''" : std::string(1, c);
  return word + "'";
}

ShellResult run_shell(const std::filesystem::path& folder, const std::string& command,
                      const Variables& variables, std::chrono::seconds limit) {
  const TemporaryFolder captured;
  const std::filesystem::path out = captured.path() / "out";
  const std::filesystem::path err = captured.path() / "err";
  std::string line = "cd " + shell_word(folder.string()) + " && exec env -i";
  Variables all = {{"PATH", binary_folder() + ":" + variable("PATH", "/usr/bin:/bin")},
                   {"HOME", captured.path().string()},
                   {"USER", "tester"},
                   {"TZ", "UTC"},
                   {"GIT_CONFIG_NOSYSTEM", "1"}};
  for (const auto& [name, value] : variables) all[name] = value;
  for (const auto& [name, value] : all) line += " " + name + "=" + shell_word(value);
  line += " timeout " + std::to_string(limit.count()) + " sh -c " + shell_word(command) +
          " </dev/null >" + shell_word(out.string()) + " 2>" + shell_word(err.string());
  const int status = std::system(line.c_str());
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, read_file(out), read_file(err)};
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "cfplan-golden.XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) std::abort();
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

bool binary_is_there() { return std::filesystem::is_regular_file(variable("CFPLAN_BINARY", "")); }

bool accepting() { return variable("CFPLAN_ACCEPT", "") == "1"; }

}  // namespace cfplan::tests
