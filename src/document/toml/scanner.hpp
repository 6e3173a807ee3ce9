#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "document/toml/lexer.hpp"
#include "document/toml/statement.hpp"

namespace cfplan::tomldoc {

/// What kept a text from being statements, and where.
struct ScanFault {
  LexicalFault fault = LexicalFault::None;
  std::size_t at = 0;
};

/// Gives out the statements that tile the part of the text, which begins with one, up to a fault.
ScanFault scan_statements(std::string_view text, SourceSpan part,
                          const std::function<void(Statement)>& take);

/// The statement that begins the text, which must be well-formed: for lines that we write.
[[nodiscard]] Statement scan_statement(std::string_view text);

}  // namespace cfplan::tomldoc
