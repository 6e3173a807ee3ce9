#pragma once

#include <vector>

#include "cfplan/document/documents.hpp"
#include "plan/draft.hpp"

namespace cfplan {

/// The draft's changes by file, tried on copies of the documents: with the diffs each deployment
/// makes. An edit that a document refuses becomes a problem of its deployment, whose changes are
/// then left out everywhere; one that belongs to a file as a whole goes into `problems`.
[[nodiscard]] std::vector<ChangeFile> make_file_changes(const Documents& documents,
                                                        PlanDraft& draft, Diagnostics& problems);

}  // namespace cfplan
