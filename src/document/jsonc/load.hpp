#pragma once

#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value.hpp"
#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

/// The two views of a file: where its parts stand and what it means.
struct Loaded {
  Node root;
  Value tree;
};

/// Reads the file by the scanner and by the parser of record, cross-checked; duplicate keys are
/// refused.
[[nodiscard]] Result<Loaded> load(const SourceFile& source);

/// Whether a file, read in the same way, says what is intended and nothing else. The tree of one
/// that does is never made.
[[nodiscard]] Result<bool> means(const std::string& name, const std::string& text,
                                 const Value& intended);

}  // namespace cfplan::jsoncdoc
