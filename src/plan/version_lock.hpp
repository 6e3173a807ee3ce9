#pragma once

#include "cfplan/base/result.hpp"
#include "cfplan/document/structured_document.hpp"
#include "cfplan/model/secret_versions.hpp"

namespace cfplan {

/// What `cfplan.lock` records. CFP2050 with its place for everything that is not as cfplan writes
/// it: a guess could set a secret anew that nobody wants to be set.
[[nodiscard]] Result<SecretVersions> read_version_lock(const StructuredDocument& document);

}  // namespace cfplan
