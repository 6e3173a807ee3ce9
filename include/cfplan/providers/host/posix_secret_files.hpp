#pragma once

#include <string>

#include "cfplan/ports/secret_files.hpp"

namespace cfplan {

/// Files of this machine, relative to `root`, an absolute path.
class PosixSecretFiles : public SecretFiles {
 public:
  explicit PosixSecretFiles(std::string root) : root_(std::move(root)) {}
  [[nodiscard]] Answer<Sensitive> read(const std::string& path) const override;

 private:
  std::string root_;
};

}  // namespace cfplan
