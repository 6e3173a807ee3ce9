#pragma once

#include <string>

#include "cfplan/base/value.hpp"

namespace cfplan {

/// Why a value may not be declared.
enum class Obstacle { None, Credential, Unsayable };

/// Whether a manifest may hold `name: value` under `vars`. A credential is never declared; null, a
/// date, and a number that YAML would give back as text cannot be.
[[nodiscard]] Obstacle obstacle_to(const std::string& name, const Value& value);

}  // namespace cfplan
