#pragma once

#include <string_view>

namespace cfplan {

/// docs/diagnostics.md, put into the program at build time (EmbedDocuments.cmake).
[[nodiscard]] std::string_view embedded_diagnostics_page();

}  // namespace cfplan
