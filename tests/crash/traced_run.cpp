#include "crash/traced_run.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <fstream>

extern char** environ;

namespace cfplan {
namespace {

// Those by which a run changes or looks at the disk. A kill at any other call leaves the same disk.
constexpr const char* kTracedCalls =
    "openat,openat2,read,write,fchmod,fchown,ftruncate,fsync,fdatasync,syncfs,sync_file_range,"
    "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,flock,newfstatat,fstat,"
    "faccessat2,getdents64,close";

}  // namespace

int run_program(const std::vector<std::string>& argv) {
  std::vector<char*> arguments;
  for (const std::string& argument : argv) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int spawned =
      ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (spawned != 0) return 127;
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int run_traced(const std::vector<std::string>& argv, const Injection& injection,
               const std::string& trace) {
  std::vector<std::string> all = {"strace", "-qq", "-o", trace.empty() ? "/dev/null" : trace};
  all.push_back("-e");
  all.push_back(std::string("trace=") + (injection.what.empty() ? kTracedCalls : injection.call));
  if (!injection.what.empty()) {
    all.push_back("-e");
    all.push_back("inject=" + injection.call + ":" + injection.what +
                  ":when=" + std::to_string(injection.number));
  }
  all.insert(all.end(), argv.begin(), argv.end());
  return run_program(all);
}

std::string why_not_traceable() {
  const int code = run_traced({"true"}, {}, "");
  if (code == 127) return "strace is not installed";
  if (code != 0) return "strace may not trace here";
  return "";
}

std::map<std::string, int> counted_calls(const std::string& trace) {
  std::map<std::string, int> counts;
  std::ifstream lines(trace);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t end = line.find('(');
    if (end != std::string::npos && end > 0) ++counts[line.substr(0, end)];
  }
  return counts;
}

}  // namespace cfplan
