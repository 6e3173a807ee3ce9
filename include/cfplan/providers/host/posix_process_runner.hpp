#pragma once

#include "cfplan/ports/process_runner.hpp"
#include "cfplan/providers/host/interruption.hpp"

namespace cfplan {

/// Runs programs as children in a process group of their own, so that a time-out or an interruption
/// ends everything they started. They inherit no descriptor but the three standard ones.
class PosixProcessRunner : public ProcessRunner {
 public:
  explicit PosixProcessRunner(const Interruption& interruption) : interruption_(interruption) {}
  [[nodiscard]] ProcessOutcome run(const ProcessRequest& request) override;

 private:
  const Interruption& interruption_;
};

}  // namespace cfplan
