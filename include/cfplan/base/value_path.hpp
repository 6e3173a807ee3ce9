#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "cfplan/base/value.hpp"

namespace cfplan {

/// A key of a map, or the place of an item in a list, counted from 0.
using Step = std::variant<std::string, std::size_t>;

/// As people write it: `env.production.d1_databases[0].database_id`; keys that are not bare are
/// quoted.
[[nodiscard]] std::string path_text(std::span<const Step> path);

/// The way from a document's root to a value: `env`, `production`, `d1_databases`, 0,
/// `database_id`.
class ValuePath {
 public:
  ValuePath() = default;
  ValuePath(std::initializer_list<Step> steps) : steps_(steps) {}
  explicit ValuePath(std::vector<Step> steps) : steps_(std::move(steps)) {}

  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
  [[nodiscard]] bool empty() const { return steps_.empty(); }
  [[nodiscard]] std::size_t size() const { return steps_.size(); }
  [[nodiscard]] ValuePath parent() const;
  [[nodiscard]] ValuePath operator/(Step step) const;
  /// See path_text.
  [[nodiscard]] std::string text() const { return path_text(steps_); }

  auto operator<=>(const ValuePath&) const = default;

 private:
  std::vector<Step> steps_;
};

/// The value at the path, or null.
[[nodiscard]] const Value* value_at(const Value& root, const ValuePath& path);

}  // namespace cfplan
