#pragma once

#include <map>
#include <string>
#include <vector>

namespace cfplan {

/// What strace is to do to one system call: the N-th of its name in the process.
struct Injection {
  std::string call;
  int number = 0;
  std::string what;  ///< "signal=KILL", "error=EIO"; empty: nothing
};

/// Why runs cannot be traced here; empty when they can.
[[nodiscard]] std::string why_not_traceable();

/// Runs a program; its exit code, or 128 + the signal that ended it.
int run_program(const std::vector<std::string>& argv);

/// The same under strace with an injection, and a trace in `trace` when that is not empty.
int run_traced(const std::vector<std::string>& argv, const Injection& injection,
               const std::string& trace);

/// System calls of a trace that touch files, by name and number of occurrences.
[[nodiscard]] std::map<std::string, int> counted_calls(const std::string& trace);

}  // namespace cfplan
