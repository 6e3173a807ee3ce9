#pragma once

#include <string>

#include "cfplan/base/answer.hpp"
#include "cfplan/base/sensitive.hpp"

namespace cfplan {

/// Reads the files that `from_file` of a secret names: relative to the project, or absolute, the
/// one path of the manifest that may leave the project.
class SecretFiles {
 public:
  virtual ~SecretFiles() = default;
  /// Absent when nothing is there; CouldNotTell when it is no regular file, unreadable, or larger
  /// than 1 MiB.
  [[nodiscard]] virtual Answer<Sensitive> read(const std::string& path) const = 0;
};

}  // namespace cfplan
