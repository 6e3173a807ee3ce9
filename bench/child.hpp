#pragma once

#include <functional>
#include <string>
#include <vector>

namespace cfplan::bench {

/// What a process used from its start to its end.
struct Usage {
  double cpu_ms = 0;
  double memory_mib = 0;  ///< at its largest
  int exit_code = 0;
};

/// Runs a program in a folder, its output thrown away.
[[nodiscard]] Usage run_program(const std::string& folder, const std::vector<std::string>& argv);

/// Runs a function in a process of its own.
[[nodiscard]] Usage run_function(const std::function<void()>& function);

/// The run of several that used the least CPU time.
[[nodiscard]] Usage least_of(int runs, const std::function<Usage()>& run);

}  // namespace cfplan::bench
