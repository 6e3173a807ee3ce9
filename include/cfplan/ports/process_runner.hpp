#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "cfplan/base/sensitive.hpp"

namespace cfplan {

struct ProcessRequest {
  std::vector<std::string> argv;  ///< never empty; argv[0] is looked up in this process's PATH
  Sensitive input;                ///< all of stdin
  std::map<std::string, Sensitive> environment;  ///< exactly this; nothing is inherited
  std::string folder;                            ///< empty: this process's own
  std::chrono::milliseconds timeout{60'000};
  std::size_t output_limit = 1U << 20;  ///< bytes, of stdout and of stderr each
};

enum class ProcessEnding {
  Exited,
  Signalled,      ///< by somebody else
  CouldNotStart,  ///< `errors` says why
  TimedOut,       ///< and killed with everything it started
  OutputTooLong,  ///< likewise
  Interrupted,    ///< this process was; likewise
};

struct ProcessOutcome {
  ProcessEnding ending = ProcessEnding::Exited;
  int status = 0;      ///< exit status, or the signal's number
  Sensitive output;    ///< stdout: it may be a secret
  std::string errors;  ///< stderr
};

/// Runs one program without a shell and waits for its end.
class ProcessRunner {
 public:
  virtual ~ProcessRunner() = default;
  [[nodiscard]] virtual ProcessOutcome run(const ProcessRequest& request) = 0;
};

}  // namespace cfplan
