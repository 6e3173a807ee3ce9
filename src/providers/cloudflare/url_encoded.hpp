#pragma once

#include <string>

namespace cfplan {

/// Percent-encodes what may not stand in one segment of a path or in a query.
[[nodiscard]] std::string url_encoded(const std::string& text);

}  // namespace cfplan
