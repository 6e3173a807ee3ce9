#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/json/json.hpp"

namespace cfplan {

/// The first thing found wrong while reading a tree: "actions[0].name is missing".
struct ReadProblem {
  std::string text;
};

/// A place in a JSON tree that somebody may have forged: reads what should be there, and notes the
/// first thing that is not. After that it yields empty values.
class JsonNode {
 public:
  JsonNode(const Json* json, std::string path, ReadProblem& problem)
      : json_(json), path_(std::move(path)), problem_(&problem) {}

  /// The members of an object; it must have these keys and no other.
  void require_keys(std::initializer_list<std::string_view> keys) const;
  [[nodiscard]] JsonNode member(const char* key) const;
  [[nodiscard]] std::vector<JsonNode> items() const;
  [[nodiscard]] bool is_null() const { return json_ != nullptr && json_->is_null(); }

  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::optional<std::string> text_or_null() const;
  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] std::size_t count() const;
  [[nodiscard]] bool flag() const;
  [[nodiscard]] const Json* json() const { return json_; }

  /// Notes "PATH is WHAT" unless something was noted before.
  void report(std::string_view what) const;

 private:
  const Json* json_;  // null after a problem
  std::string path_;
  ReadProblem* problem_;
};

}  // namespace cfplan
