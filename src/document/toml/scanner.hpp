#pragma once

#include <string_view>
#include <vector>

#include "document/toml/lexer.hpp"
#include "document/toml/statement.hpp"

namespace cfplan::tomldoc {

/// The statements that tile the text exactly (but for a byte order mark), or where and why not.
struct Scan {
  std::vector<Statement> statements;
  LexicalFault fault = LexicalFault::None;
  std::size_t fault_at = 0;
};

[[nodiscard]] Scan scan_statements(std::string_view text);

/// The statement that begins the text, which must be well-formed: for lines that we write.
[[nodiscard]] Statement scan_statement(std::string_view text);

}  // namespace cfplan::tomldoc
