#pragma once

#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value.hpp"
#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

/// The two views of a file: where its parts stand and what it means.
struct Loaded {
  Node root;  ///< with its keys
  Value tree;
};

/// Reads the file by the scanner and by the parser of record, cross-checked; duplicate keys are
/// refused.
[[nodiscard]] Result<Loaded> load(const SourceFile& source);

}  // namespace cfplan::jsoncdoc
