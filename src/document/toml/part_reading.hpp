#pragma once

#include "cfplan/base/result.hpp"
#include "cfplan/base/value.hpp"
#include "document/toml/part.hpp"

namespace cfplan::tomldoc {

/// What a part of the file says by the parser of record, which is a map, cross-checked with the
/// scanner: about each array of tables from its `first_element` on. The places of errors are right
/// for the whole file only.
[[nodiscard]] Result<Value> read_part(const Outline& outline, const Part& part);

}  // namespace cfplan::tomldoc
