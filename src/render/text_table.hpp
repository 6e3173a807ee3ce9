#pragma once

#include <string>
#include <vector>

namespace cfplan {

using TableRow = std::vector<std::string>;

/// The widths that the columns need, in code points. All rows have equally many cells.
[[nodiscard]] std::vector<std::size_t> column_widths(const std::vector<TableRow>& rows);

/// What a row of such columns takes, with two spaces between.
[[nodiscard]] std::size_t table_width(const std::vector<std::size_t>& widths);

/// The row's cells padded to their columns, without trailing spaces or a line end.
[[nodiscard]] std::string table_line(const TableRow& row, const std::vector<std::size_t>& widths);

}  // namespace cfplan
