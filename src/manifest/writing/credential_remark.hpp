#pragma once

#include <string_view>

namespace cfplan {

/// What write_manifest says above a deployment of what looks like a credential; `vars.NAME` and
/// `env.NAME` follow.
inline constexpr std::string_view kCredentialRemark =
    "Not declared, since it looks like a credential (declare it under secrets): ";

}  // namespace cfplan
