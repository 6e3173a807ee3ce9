#pragma once

#include <optional>
#include <span>
#include <string>

#include "cfplan/base/value.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan::tomldoc {

/// Why wrangler's TOML cannot have the value at the path: what `why_unwritable` knows, and dates in
/// `vars`. None when it can.
[[nodiscard]] std::optional<std::string> why_refused(std::span<const Step> path,
                                                     const Value& value);

/// Whether a table at the path is written as a section: those of the file and of an environment
/// are, the tables in them are inline.
[[nodiscard]] bool is_section_path(std::span<const Step> path);

/// Whether people write the list at the path as an array of tables.
[[nodiscard]] bool is_list_of_sections(std::span<const Step> path);

}  // namespace cfplan::tomldoc
