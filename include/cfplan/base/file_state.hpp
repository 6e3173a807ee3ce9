#pragma once

#include <string>

namespace cfplan {

/// A file as it was seen; apply refuses to change one that is different by then.
struct FileState {
  std::string sha256;  ///< 64 hex digits
  unsigned mode = 0;   ///< permission bits, as in 0644
  bool operator==(const FileState&) const = default;
};

}  // namespace cfplan
