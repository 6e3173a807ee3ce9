#pragma once

#include <sys/types.h>

#include "cfplan/ports/process_runner.hpp"
#include "providers/host/descriptor.hpp"

namespace cfplan {

/// A running child and our ends of its pipes.
struct Child {
  pid_t pid = -1;
  int error = 0;  ///< why it could not be started; 0 when it was
  Descriptor input;
  Descriptor output;
  Descriptor errors;
};

[[nodiscard]] Child spawn(const ProcessRequest& request);

}  // namespace cfplan
