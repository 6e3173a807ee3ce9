#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/document/structured_document.hpp"

namespace cfplan {

/// How many copies of a text there are at most: the one that was given, the document's, the edited
/// one, what it is proved with, and the strings of the tree.
inline constexpr std::size_t kCopies = 6;

/// About how many bytes of memory it takes to read a text and to make one edit: some copies of it,
/// and what its keys, items and tables take. Comments and line ends take nothing beyond the copies.
[[nodiscard]] std::size_t needed_memory(DocumentFormat format, std::string_view text);

/// CFP2103 when a file of `size` bytes needs more memory than 20 times its size and 40 MB.
[[nodiscard]] std::optional<Diagnostic> check_memory(const std::string& name, std::size_t size,
                                                     std::size_t needed);

/// A text that would need more than 20 times its size of memory, and more than 40 MB, is refused
/// (CFP2103), before any of it is read: it is nothing but keys, items and tables as short as can
/// be.
[[nodiscard]] std::optional<Diagnostic> check_density(DocumentFormat format,
                                                      const std::string& name,
                                                      std::string_view text);

}  // namespace cfplan
