#pragma once

#include "cfplan/document/structured_document.hpp"
#include "cfplan/model/wrangler_facts.hpp"

namespace cfplan {

/// What the document says, by wrangler's own reading. The facts point into its tree.
[[nodiscard]] WranglerFacts read_wrangler(const StructuredDocument& document);

}  // namespace cfplan
