#pragma once

#include <map>
#include <string>
#include <vector>

#include "cfplan/apply/file_write.hpp"
#include "cfplan/base/result.hpp"
#include "cfplan/base/value.hpp"
#include "cfplan/model/plan.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// One file of the transaction and what it must say when it is read again.
struct PlannedWrite {
  FileWrite write;
  DocumentFormat format = DocumentFormat::Toml;
  Value meaning;  ///< the tree of the new bytes; of no use for a deletion
};

/// Ids by the name that `KnownAfterApply` gives them.
using KnownIds = std::map<std::string, std::string>;

/// The bytes of every file of the plan: read again, refused when it is not as the plan saw it
/// (CFP5201), edited, proved by the document. Every `KnownAfterApply` takes its id from `ids`.
[[nodiscard]] Result<std::vector<PlannedWrite>> make_file_writes(const Plan& plan,
                                                                 const ProjectFiles& project,
                                                                 const KnownIds& ids);

/// CFP5202 when these bytes, read again from the disk, do not say what was planned.
[[nodiscard]] Result<void> says_what_was_planned(const PlannedWrite& planned,
                                                 const std::string& bytes);

/// CFP5202, of a file that is not as it was written.
[[nodiscard]] Diagnostic not_as_planned(const std::string& path);

}  // namespace cfplan
