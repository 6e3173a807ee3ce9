#pragma once

#include <cstddef>
#include <string_view>

#include "cfplan/base/edit.hpp"
#include "document/intended_tree.hpp"
#include "document/jsonc/node.hpp"
#include "document/jsonc/refusal.hpp"

namespace cfplan::jsoncdoc {

/// Carries out one edit on both views of a file. After a refusal an edit of a whole map or list
/// may have been made in part: `has_changed` says so.
class Editing {
 public:
  Editing(const SourceFile& source, Node& root, IntendedTree& tree, std::size_t owner)
      : text_(source.bytes()), root_(root), tree_(tree), refusals_(source, root), owner_(owner) {}

  [[nodiscard]] Result<void> apply(const Edit& edit);
  [[nodiscard]] bool has_changed() const { return has_changed_; }

 private:
  Result<void> set(Path path, const Value& value);
  Result<void> set_map(Path path, const Value::Map& value);
  Result<void> set_list(Path path, const Value::List& value);
  Result<void> replace(Path path, const Value& value);
  Result<void> insert(Path path, const Value& value);
  Result<void> append(Path path, const Value& item);
  Result<void> add_section(Path path);
  void remove(Path path);
  void add_item(Node& container, std::string key, const Value& value);

  std::string_view text_;
  Node& root_;
  IntendedTree& tree_;
  Refusals refusals_;
  std::size_t owner_;
  bool has_changed_ = false;
};

}  // namespace cfplan::jsoncdoc
