#pragma once

#include <string>

namespace cfplan::tests {

/// `bytes` as one gzip member, pressed together with little effort.
[[nodiscard]] std::string gzip_quickly(std::string bytes);

}  // namespace cfplan::tests
