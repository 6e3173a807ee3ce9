#pragma once

#include <optional>
#include <string>

#include "cfplan/model/account.hpp"
#include "providers/json_text.hpp"

namespace cfplan {

inline constexpr std::size_t kDatabasesPerPage = 10'000;  ///< the most the API gives

[[nodiscard]] std::string databases_path(const std::string& account_id);
/// None when it is no database as the API describes one.
[[nodiscard]] std::optional<Database> read_database(const Json& json);

}  // namespace cfplan
