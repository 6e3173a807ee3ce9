#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "manifest/reading/fault.hpp"

namespace cfplan {

/// A path that the manifest names: in its normal form, or what is wrong with it.
struct PathCheck {
  std::string path;
  std::optional<Fault> fault;
};

/// A file inside the project.
[[nodiscard]] PathCheck check_project_file(std::string_view path);

/// A file inside the project that ends as a wrangler file does.
[[nodiscard]] PathCheck check_wrangler_file(std::string_view path);

/// The file of a secret's value: it alone may be an absolute path.
[[nodiscard]] PathCheck check_secret_file(std::string_view path);

}  // namespace cfplan
