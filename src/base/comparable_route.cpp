#include "cfplan/base/comparable_route.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"

namespace cfplan {

std::string comparable_route(std::string_view pattern) {
  const std::size_t scheme = pattern.find("://");
  const std::size_t host = scheme == std::string_view::npos ? 0 : scheme + 3;
  const std::size_t path = std::min(pattern.find('/', host), pattern.size());
  return lower_ascii(pattern.substr(0, path)) + std::string(pattern.substr(path));
}

}  // namespace cfplan
