#pragma once

#include <map>
#include <optional>
#include <string>

#include "cfplan/base/sensitive.hpp"

namespace cfplan {

/// The merge patch that sets and deletes secrets:
/// `{"secrets":{"A":{"name":"A","text":"…","type":"secret_text"},"B":null}}`. Written by hand, in
/// one buffer that is wiped, because a JSON library leaves copies of its strings behind. Values are
/// UTF-8.
[[nodiscard]] Sensitive secrets_patch(
    const std::map<std::string, std::optional<Sensitive>>& secrets);

/// The same as `wrangler secret bulk` reads it: `{"A":"…","B":null}`.
[[nodiscard]] Sensitive secrets_object(
    const std::map<std::string, std::optional<Sensitive>>& secrets);

}  // namespace cfplan
