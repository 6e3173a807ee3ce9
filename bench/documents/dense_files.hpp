#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cfplan/base/document_format.hpp"

namespace cfplan::bench {

/// A file that is nothing but one thing, again and again: what it costs shows beside few bytes.
struct DenseFile {
  std::string name;
  DocumentFormat format = DocumentFormat::Toml;
  std::string begin;
  std::string piece;  ///< a `%` in it stands for a number
  std::string end;

  /// Of at least so many bytes.
  [[nodiscard]] std::string text(std::size_t bytes) const;
};

[[nodiscard]] std::vector<DenseFile> dense_files();

}  // namespace cfplan::bench
