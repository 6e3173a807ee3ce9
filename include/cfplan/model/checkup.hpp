#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cfplan/base/diagnostic.hpp"

namespace cfplan {

/// How one thing that `cfplan doctor` looked at is. `Unchecked`: nobody can tell, and that alone is
/// no reason to worry.
enum class Health { Ok, Warning, Problem, Unchecked };

/// One line of `cfplan doctor`.
struct HealthCheck {
  std::string subject;  ///< "D1 Read", "state folder"
  Health health = Health::Ok;
  std::string finding;  ///< lower case, no full stop
  std::string remedy;   ///< empty where nothing is to be done
  std::string code;     ///< of the diagnostic behind it; empty when there is none
  bool operator==(const HealthCheck&) const = default;
};

/// What is wrong, in the words of the diagnostic; an error is a problem.
[[nodiscard]] HealthCheck health_check(std::string subject, const Diagnostic& diagnostic);

/// What belongs together: the project, one account, wrangler.
struct CheckupPart {
  std::string title;
  std::vector<HealthCheck> checks;
  bool operator==(const CheckupPart&) const = default;
};

/// Everything that `cfplan doctor` looked at.
struct Checkup {
  std::vector<CheckupPart> parts;

  [[nodiscard]] std::size_t count(Health health) const;
};

}  // namespace cfplan
