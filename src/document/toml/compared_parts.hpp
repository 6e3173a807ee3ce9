#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "cfplan/base/value.hpp"
#include "document/toml/part.hpp"

namespace cfplan::tomldoc {

/// Compares the meaning of a file, one part at a time and in their order, with a meaning that it is
/// to have (`same_meaning`): no part has to be kept.
class ComparedParts {
 public:
  ComparedParts(const Outline& outline, const Value& intended)
      : outline_(outline), intended_(intended) {}

  /// False when the part says something else. `meaning` is what `read_part` read of it.
  [[nodiscard]] bool agrees(const Part& part, const Value& meaning);
  /// Whether the parts, all of which agreed, have said all that they should.
  [[nodiscard]] bool is_all() const;

 private:
  /// How much of a map or a list was compared.
  struct Progress {
    const Value* intended = nullptr;
    std::size_t seen = 0;
    std::size_t next = 0;  ///< the member that probably follows
    std::unordered_map<std::string_view, const Value*> by_key;
  };

  [[nodiscard]] bool table_agrees(const Part& part, NodeId table, const Value& meaning,
                                  const Value& intended);
  [[nodiscard]] bool array_agrees(const Part& part, NodeId array, const Value& meaning,
                                  const Value& intended);
  [[nodiscard]] bool agrees(const Part& part, NodeId id, const Value& meaning,
                            const Value& intended);
  [[nodiscard]] static const Value* find(Progress& progress, const std::string& key);
  [[nodiscard]] bool is_new(NodeId id) const { return !progress_.contains(id); }

  const Outline& outline_;
  const Value& intended_;
  /// Of the tables and arrays that several parts say something about.
  std::unordered_map<NodeId, Progress> progress_;
};

}  // namespace cfplan::tomldoc
