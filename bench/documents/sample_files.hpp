#pragma once

#include <cstddef>
#include <string>

#include "cfplan/base/document_format.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan::bench {

/// A file as people write them, with comments: of `count` environments (TOML and JSONC, about 820
/// bytes each) or keys (env files, about 80 bytes each).
[[nodiscard]] std::string sample_file(DocumentFormat format, std::size_t count);

/// A string in the middle of the sample, to be changed.
[[nodiscard]] ValuePath sample_path(DocumentFormat format, std::size_t count);

}  // namespace cfplan::bench
