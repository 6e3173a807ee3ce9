#include "cli/usage.hpp"

#include <utility>

namespace cfplan {

Diagnostic usage_error(std::string message, std::string hint) {
  return {.code = std::string(kUsageError), .message = std::move(message), .hint = std::move(hint)};
}

}  // namespace cfplan
