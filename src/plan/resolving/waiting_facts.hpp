#pragma once

#include "plan/draft.hpp"

namespace cfplan {

/// Says in CFP4001, that there is no token, which declared facts must be looked up with it.
void name_waiting_facts(PlanDraft& draft);

}  // namespace cfplan
