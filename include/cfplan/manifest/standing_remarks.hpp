#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan {

/// What import says of secrets that a Worker has and the manifest does not declare; their names
/// follow.
inline constexpr std::string_view kStoredSecretsRemark =
    "Secrets that its Worker has, to be declared with where each value comes from: ";

/// The manifest's text with what write_manifest said of credentials of an env file made true again,
/// where they are secrets now: `names`, of the deployment whose key stands in `line` (from 1).
/// Other comments, and a manifest that says nothing of the names there, keep their bytes.
[[nodiscard]] std::string with_moved_credentials(const std::string& text, std::size_t line,
                                                 const std::vector<std::string>& names);

}  // namespace cfplan
