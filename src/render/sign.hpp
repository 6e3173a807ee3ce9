#pragma once

#include <string>

namespace cfplan {

/// How a line of a plan begins: `+`, `~` or `-`.
enum class Sign { Create, Change, Delete };

struct SignedLine {
  Sign sign = Sign::Create;
  std::string text;
  bool operator==(const SignedLine&) const = default;
};

[[nodiscard]] char sign_mark(Sign sign);

}  // namespace cfplan
