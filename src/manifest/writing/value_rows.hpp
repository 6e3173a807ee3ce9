#pragma once

#include <string>
#include <vector>

#include "cfplan/manifest/manifest_writer.hpp"
#include "manifest/writing/layering.hpp"

namespace cfplan {

/// Names such as `vars.API_KEY` that may not be declared, by deployment.
struct Undeclared {
  std::vector<std::vector<std::string>> credentials;
  std::vector<std::vector<std::string>> unsayable;  ///< that no manifest can say
};

/// Rows of `vars` and of `env`, as the values stand, in the order of the files. A value that may
/// not be declared is noted in `undeclared`, which has a place for each deployment.
[[nodiscard]] std::vector<KeyRow> var_rows(const StandingProject& project, Undeclared& undeclared);
[[nodiscard]] std::vector<KeyRow> env_rows(const StandingProject& project, Undeclared& undeclared);

}  // namespace cfplan
