#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cfplan/base/value_path.hpp"
#include "manifest/wording.hpp"

namespace cfplan {

/// Where the walk is: a chain of keys that becomes text only when there is something to say.
class Where {
 public:
  Where() = default;
  Where(const Where& above, std::string_view key)
      : parent(&above), step(std::string(key.substr(0, kLongestKey))) {}
  Where(const Where& above, std::size_t index) : parent(&above), step(index) {}

  [[nodiscard]] ValuePath path() const {
    return parent == nullptr ? ValuePath() : parent->path() / step;
  }
  [[nodiscard]] std::string text() const {
    return parent == nullptr ? "the manifest" : path().text();
  }

  const Where* parent = nullptr;
  Step step = std::size_t{0};
};

}  // namespace cfplan
