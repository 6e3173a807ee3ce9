#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/document/structured_document.hpp"

namespace cfplan {

/// About how many bytes of memory it takes to read a text and to make one edit: some copies of it,
/// and what its keys, items and tables take. Comments and line ends take nothing beyond the copies.
[[nodiscard]] std::size_t needed_memory(DocumentFormat format, std::string_view text);

/// A text that would need more than 20 times its size of memory, and more than 40 MB, is refused
/// (CFP2103), before any of it is read: it is nothing but keys, items and tables as short as can
/// be.
[[nodiscard]] std::optional<Diagnostic> check_density(DocumentFormat format,
                                                      const std::string& name,
                                                      std::string_view text);

}  // namespace cfplan
