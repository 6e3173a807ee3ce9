#include "bench/child.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cfplan::bench {
namespace {

double milliseconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
}

Usage wait_for(pid_t child) {
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  return {.cpu_ms = milliseconds(used.ru_utime) + milliseconds(used.ru_stime),
          .memory_mib = static_cast<double>(used.ru_maxrss) / 1024.0,
          .exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128};
}

}  // namespace

Usage run_program(const std::string& folder, const std::vector<std::string>& argv) {
  std::vector<char*> words;
  for (const std::string& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    const int nowhere = ::open("/dev/null", O_RDWR);
    for (int descriptor : {0, 1, 2}) ::dup2(nowhere, descriptor);
    if (::chdir(folder.c_str()) == 0) ::execv(words.front(), words.data());
    ::_exit(127);
  }
  return wait_for(child);
}

Usage run_function(const std::function<void()>& function) {
  const pid_t child = ::fork();
  if (child == 0) {
    function();
    ::_exit(0);
  }
  return wait_for(child);
}

Usage least_of(int runs, const std::function<Usage()>& run) {
  Usage least = run();
  for (int i = 1; i < runs; ++i) {
    const Usage next = run();
    if (next.cpu_ms < least.cpu_ms) least = next;
  }
  return least;
}

}  // namespace cfplan::bench
