#pragma once

#include <memory>
#include <string>

#include "cfplan/document/structured_document.hpp"

namespace cfplan {

/// A file without a syntax: a map of one key, `text`, which is all its bytes.
[[nodiscard]] std::unique_ptr<StructuredDocument> parse_whole_text(std::string name,
                                                                   std::string bytes);

}  // namespace cfplan
