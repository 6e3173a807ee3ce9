#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cfplan/model/account.hpp"

namespace cfplan {

/// Answers questions about accounts; sends nothing but GET. Every question gets exactly one reply,
/// in any order of execution; a failure is a CouldNotTell reply, never an empty list. Lists come
/// sorted by name.
class AccountReader {
 public:
  virtual ~AccountReader() = default;
  /// Same length and order as `questions`. Implementations may work on them concurrently.
  [[nodiscard]] virtual std::vector<Reply> ask(const std::vector<Question>& questions) = 0;
  /// For Account::source.
  [[nodiscard]] virtual std::string source() const = 0;
  /// For Account::limits: what its answers cannot vouch for.
  [[nodiscard]] virtual std::vector<std::string> limits() const { return {}; }
  /// When its answers were true, in RFC 3339; empty: they are true now.
  [[nodiscard]] virtual std::string taken_at() const { return {}; }
};

}  // namespace cfplan
