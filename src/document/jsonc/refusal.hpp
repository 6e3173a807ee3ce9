#pragma once

#include <span>
#include <string>

#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value.hpp"
#include "cfplan/base/value_path.hpp"
#include "document/jsonc/node.hpp"

namespace cfplan::jsoncdoc {

using Path = std::span<const Step>;

/// Where the value at the path stands in the bytes as read, if it was there and still is.
[[nodiscard]] std::optional<SourceSpan> find_span(std::string_view text, Node& root, Path path);

/// Makes the diagnostics of edits that would lose or break something. They point at the value, or
/// at what is nearest to it on its path.
class Refusals {
 public:
  Refusals(const SourceFile& source, Node& root) : source_(source), root_(root) {}

  [[nodiscard]] Error whole_file(Path path) const;
  [[nodiscard]] Error comment_lost(Path path) const;
  [[nodiscard]] Error wrong_parent(Path path, Path parent, const Value& what) const;
  [[nodiscard]] Error unwritable(Path path, const std::string& why) const;
  [[nodiscard]] Error no_such_item(Path path) const;
  [[nodiscard]] Error no_list(Path path, const Value& what) const;

 private:
  [[nodiscard]] Error make(const char* code, Path at, std::string message, std::string hint) const;

  const SourceFile& source_;
  Node& root_;
};

}  // namespace cfplan::jsoncdoc
