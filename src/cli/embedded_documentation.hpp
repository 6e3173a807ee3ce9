#pragma once

#include <string_view>
#include <vector>

namespace cfplan {

/// The files of docs/diagnostics, put into the program at build time (EmbedDocuments.cmake).
[[nodiscard]] const std::vector<std::string_view>& embedded_diagnostics_documents();

}  // namespace cfplan
