#pragma once

#include <optional>
#include <string>

#include "cfplan/base/value.hpp"
#include "cfplan/model/deployment.hpp"

namespace cfplan {

/// A variable of the Worker out of `NAME=TEXT`, or out of `NAME:=JSON` for what is no text: a
/// number, a boolean, a list or a map. None when it is neither.
[[nodiscard]] std::optional<Member> read_var(const std::string& text);

/// What to say of a variable's type: of text that looks like a number or a boolean, how it becomes
/// one. None where nobody could be mistaken, and where it takes the type of what `standing`, if not
/// null, has of that name.
[[nodiscard]] std::optional<std::string> type_remark(const Member& var, const Deployment* standing);

}  // namespace cfplan
