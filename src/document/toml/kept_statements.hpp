#pragma once

#include <cstddef>
#include <vector>

#include "document/toml/statement.hpp"

namespace cfplan::tomldoc {

/// Gathers the statements of a section as they are kept: comments that follow one another as one,
/// blank lines too, and of a hundred such only the first and the last few by themselves.
class KeptStatements {
 public:
  /// Is told of them all before they are added: there is room for them, and for no more.
  void count(const Statement& statement);
  /// All are counted and come again.
  void begin();
  void add(Statement statement);
  [[nodiscard]] std::vector<Statement> take();

 private:
  enum class Place { New, Joined, LongRun };

  Place place_of(const Statement& statement);
  void shorten_run();

  std::size_t count_ = 0;
  std::vector<Statement> statements_;
  StatementKind last_ = StatementKind::Header;
  std::size_t run_ = 0;  ///< how many blank lines and comments came last, and are not one
};

}  // namespace cfplan::tomldoc
