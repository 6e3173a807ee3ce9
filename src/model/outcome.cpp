#include "cfplan/model/outcome.hpp"

namespace cfplan {

int exit_code(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::Done:
    case OutcomeKind::NothingToDo: return 0;
    case OutcomeKind::Failed: return 1;
    case OutcomeKind::Refused: return 3;
    case OutcomeKind::SecretsPending: return 4;
    case OutcomeKind::RolledBack: return 5;
    case OutcomeKind::HalfWay: return 6;
    case OutcomeKind::PlanChanged: return 7;
    case OutcomeKind::Locked: return 8;
    case OutcomeKind::Interrupted: return 130;
  }
  return 1;
}

}  // namespace cfplan
