#pragma once

#include <functional>
#include <vector>

#include "cfplan/ports/process_runner.hpp"

namespace cfplan::tests {

/// Ends every program in one way, and remembers what was run.
class OneProcess : public ProcessRunner {
 public:
  [[nodiscard]] ProcessOutcome run(const ProcessRequest& request) override {
    requests.push_back(request);
    if (while_it_runs) while_it_runs();
    return outcome;
  }

  ProcessOutcome outcome;
  std::vector<ProcessRequest> requests;
  std::function<void()> while_it_runs;
};

}  // namespace cfplan::tests
