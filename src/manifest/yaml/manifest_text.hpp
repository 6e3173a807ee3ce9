#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cfplan/base/source_file.hpp"

namespace cfplan {

/// The bytes of a manifest file. Asked for a place once for each value, it must not walk a line of
/// megabytes (a manifest may be JSON on one line) each time: it counts code points by blocks, and
/// shows an excerpt of a long line.
class ManifestText {
 public:
  explicit ManifestText(SourceFile source);

  [[nodiscard]] const std::string& name() const { return source_.name(); }
  [[nodiscard]] const std::string& bytes() const { return source_.bytes(); }
  [[nodiscard]] const SourceFile& source() const { return source_; }
  [[nodiscard]] LineColumn position(std::size_t offset) const;
  [[nodiscard]] Place place(SourceSpan span) const;

 private:
  [[nodiscard]] std::size_t code_points_before(std::size_t offset) const;

  SourceFile source_;
  std::vector<std::size_t> line_starts_;
  std::vector<std::size_t> blocks_;  ///< code points before each block of kBlock bytes
};

}  // namespace cfplan
