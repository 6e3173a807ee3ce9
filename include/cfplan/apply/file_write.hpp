#pragma once

#include <optional>
#include <string>

#include "cfplan/base/file_state.hpp"
#include "cfplan/model/action.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// One file of a transaction with its bytes: what is to become of it, and what it must be until
/// then.
struct FileWrite {
  std::string path;  ///< project-relative, `/` between; each at most once in a transaction
  FileOperation operation = FileOperation::Edit;
  std::optional<FileState> before;  ///< none exactly when it is created
  std::string bytes;                ///< of no use for a deletion
  /// Of a created file; none: as other programs of the user make it. An edited one keeps its own.
  std::optional<unsigned> mode = std::nullopt;
  std::optional<Owner> owner;  ///< of a created file, where permitted; none: as it comes
};

}  // namespace cfplan
