#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "cfplan/base/edit.hpp"
#include "cfplan/base/result.hpp"
#include "document/intended_tree.hpp"
#include "document/toml/location.hpp"
#include "document/toml/outline.hpp"
#include "document/toml/refusal.hpp"

namespace cfplan::tomldoc {

/// Carries out one edit on the statements and on the meaning of a file. What is there is changed
/// where it stands and in the way it is written; a refusal may leave an edit of many parts (a whole
/// map or list) half done, which `has_changed` tells.
class Editing {
 public:
  Editing(Outline& outline, IntendedTree& tree, std::size_t owner)
      : outline_(outline), tree_(tree), refusals_(outline), owner_(owner) {}

  [[nodiscard]] Result<void> apply(const Edit& edit);
  [[nodiscard]] bool has_changed() const { return has_changed_; }

 private:
  using Path = std::span<const Step>;

  Result<void> set(Path path, const Value& value);
  Result<void> set_map(Path path, const Value::Map& value);
  Result<void> set_list(Path path, const Value::List& value);
  Result<void> replace(Path path, const Value& value);
  Result<void> insert(Path path, const Value& value);
  Result<void> append(Path path, const Value& item);
  Result<void> append_to_value(const Location& location, Path path, const Value& item);
  Result<void> remove(Path path);
  Result<void> remove_from_value(const Location& location, Path path);
  Result<void> add_section(Path path);

  void insert_in_table(const Node& table, std::size_t known, Path path, const Value& value);
  Result<void> insert_in_value(const Location& location, std::size_t known, Path path,
                               const Value& value);
  void rewrite_statement(const Location& location, std::string text);
  void forget(Path path);
  /// The longest beginning of the path, shorter than it, that is there.
  [[nodiscard]] std::size_t known_steps(Path path) const;

  Outline& outline_;
  IntendedTree& tree_;
  Refusals refusals_;
  std::size_t owner_;
  bool has_changed_ = false;
};

}  // namespace cfplan::tomldoc
