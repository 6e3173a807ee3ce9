#include "cfplan/model/checkup.hpp"

#include <algorithm>
#include <utility>

namespace cfplan {

HealthCheck health_check(std::string subject, const Diagnostic& diagnostic) {
  return {.subject = std::move(subject),
          .health = diagnostic.severity == Severity::Error ? Health::Problem : Health::Warning,
          .finding = diagnostic.message,
          .remedy = diagnostic.hint,
          .code = diagnostic.code};
}

std::size_t Checkup::count(Health health) const {
  std::size_t count = 0;
  for (const CheckupPart& part : parts) {
    count += static_cast<std::size_t>(
        std::count_if(part.checks.begin(), part.checks.end(),
                      [health](const HealthCheck& one) { return one.health == health; }));
  }
  return count;
}

}  // namespace cfplan
