#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/model/deployment.hpp"

namespace cfplan {

/// Where a value of the manifest is written; none for a derived one.
[[nodiscard]] std::optional<Place> place_of(const Origin& origin);

/// `account "main"`, or `account 0506015145cda87c34f9ab8e9675a8a9` for the implicit one, or
/// `the account` while its id is not known.
[[nodiscard]] std::string account_text(const std::string& account, const std::string& account_id);

/// `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`.
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t limit = 5);

/// The same with each name in double quotes.
[[nodiscard]] std::string quoted_list(const std::vector<std::string>& names, std::size_t limit = 5);

/// `"name"`.
[[nodiscard]] std::string in_quotes(const std::string& name);

/// The keys as text.
[[nodiscard]] std::vector<std::string> texts_of(const std::vector<DeploymentKey>& keys);

}  // namespace cfplan
