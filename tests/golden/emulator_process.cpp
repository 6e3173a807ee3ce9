#include "golden/emulator_process.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sstream>
#include <thread>
#include <vector>

#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

constexpr auto kStartLimit = std::chrono::seconds(20);

std::string emulator_binary() {
  const char* path = std::getenv("CFPLAN_EMULATOR");
  return path == nullptr ? "cloudflare_emulator" : path;
}

/// Whether two lines are the same request without an answer (status 0).
bool are_one_unanswered(const std::string& line, const std::string& next) {
  return line == next && line.ends_with(" 0");
}

}  // namespace

EmulatorProcess::EmulatorProcess(const std::filesystem::path& account_file,
                                 const std::filesystem::path& folder, const std::string& options)
    : folder_(folder) {
  const std::string command = "exec " + shell_word(emulator_binary()) + " --account-file " +
                              shell_word(account_file.string()) + " --port-file " +
                              shell_word((folder / "port").string()) + " --request-log " +
                              shell_word((folder / "requests").string()) + " " + options;
  process_ = ::fork();
  if (process_ == 0) {
    ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
  }
  const auto limit = std::chrono::steady_clock::now() + kStartLimit;
  while (read_file(folder_ / "port").empty() && std::chrono::steady_clock::now() < limit) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

EmulatorProcess::~EmulatorProcess() {
  if (process_ <= 0) return;
  ::kill(process_, SIGTERM);
  ::waitpid(process_, nullptr, 0);
}

std::string EmulatorProcess::base_url() const {
  std::string port = read_file(folder_ / "port");
  while (!port.empty() && port.back() == '\n') port.pop_back();
  return port.empty() ? "" : "http://127.0.0.1:" + port + "/client/v4";
}

std::string EmulatorProcess::requests() const {
  std::istringstream stream(read_file(folder_ / "requests"));
  std::string text;
  std::vector<std::string> gets;
  const auto flush = [&] {
    std::sort(gets.begin(), gets.end());
    gets.erase(std::unique(gets.begin(), gets.end(), are_one_unanswered), gets.end());
    for (const std::string& line : gets) text += line + "\n";
    gets.clear();
  };
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("GET ")) {
      gets.push_back(line);
      continue;
    }
    flush();
    text += line + "\n";
  }
  flush();
  return text;
}

}  // namespace cfplan::tests
