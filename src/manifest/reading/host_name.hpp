#pragma once

#include <optional>
#include <string_view>

#include "manifest/reading/fault.hpp"

namespace cfplan {

/// None when `host`, in lower case, is a host name: labels of a-z, 0-9 and `-`, at most 63
/// characters each and 253 in all, the last not a number. A Unicode name is a fault whose hint is
/// its punycode form (IDNA 2008, non-transitional); so is a URL or a trailing dot, with the host
/// that was meant.
[[nodiscard]] std::optional<Fault> host_fault(std::string_view host);

}  // namespace cfplan
