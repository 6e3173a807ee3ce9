#pragma once

#include <vector>

#include "cfplan/ports/process_runner.hpp"

namespace cfplan::tests {

/// Ends every program in one way, and remembers what was run.
class OneProcess : public ProcessRunner {
 public:
  [[nodiscard]] ProcessOutcome run(const ProcessRequest& request) override {
    requests.push_back(request);
    return outcome;
  }

  ProcessOutcome outcome;
  std::vector<ProcessRequest> requests;
};

}  // namespace cfplan::tests
