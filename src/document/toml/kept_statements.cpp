#include "document/toml/kept_statements.hpp"

#include <iterator>
#include <utility>

#include "document/room_for_edits.hpp"

namespace cfplan::tomldoc {
namespace {

// Edits look at the comments and blank lines next to a key or a header, and no further: three of
// each end are more than one edit takes away.
constexpr std::size_t kSingle = 3;

}  // namespace

KeptStatements::Place KeptStatements::place_of(const Statement& statement) {
  const StatementKind last = std::exchange(last_, statement.kind);
  if (statement.kind != StatementKind::Blank && statement.kind != StatementKind::Comment) {
    run_ = 0;
  } else if (run_ > 0 && statement.kind == last) {
    return Place::Joined;
  } else if (++run_ > 2 * kSingle + 1) {
    return Place::LongRun;
  }
  return Place::New;
}

void KeptStatements::count(const Statement& statement) {
  if (place_of(statement) == Place::New) ++count_;
}

void KeptStatements::begin() {
  statements_.reserve(with_room_for_edits(count_));
  run_ = 0;
}

void KeptStatements::add(Statement statement) {
  switch (place_of(statement)) {
    case Place::Joined: statements_.back().origin.end = statement.origin.end; return;
    case Place::LongRun: shorten_run(); break;
    case Place::New: break;
  }
  statements_.push_back(std::move(statement));
}

std::vector<Statement> KeptStatements::take() { return std::move(statements_); }

// Takes the first one behind the passage into it.
void KeptStatements::shorten_run() {
  const auto passage = statements_.end() - static_cast<std::ptrdiff_t>(kSingle) - 1;
  const auto next = std::next(passage);
  passage->kind = StatementKind::Passage;
  passage->origin.end = next->origin.end;
  statements_.erase(next);
}

}  // namespace cfplan::tomldoc
