#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "cfplan/base/file_state.hpp"
#include "cfplan/document/structured_document.hpp"

namespace cfplan {

/// A file of the project as it was found: its state on disk and what it says.
struct ObservedFile {
  DocumentFormat format = DocumentFormat::Toml;
  FileState state;
  std::unique_ptr<StructuredDocument> document;
};

/// The files of the project that plan looks at, by project-relative path.
struct Documents {
  std::map<std::string, ObservedFile> files;
  /// Looked for and not there.
  std::set<std::string> absent;
  /// There, but unreadable or broken: why, by path.
  std::map<std::string, Diagnostics> broken;

  /// Null when it is absent, broken or was not read.
  [[nodiscard]] const ObservedFile* find(const std::string& path) const;
};

}  // namespace cfplan
