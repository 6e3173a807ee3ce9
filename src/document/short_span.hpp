#pragma once

#include <cstdint>

#include "cfplan/base/source_file.hpp"

namespace cfplan {

/// A SourceSpan in half the memory: there are many for each file, and no file of 4 GiB.
struct ShortSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  ShortSpan() = default;
  ShortSpan(SourceSpan span)  // NOLINT: this is meant to convert
      : begin(static_cast<std::uint32_t>(span.begin)), end(static_cast<std::uint32_t>(span.end)) {}
  operator SourceSpan() const { return {begin, end}; }  // NOLINT
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

}  // namespace cfplan
