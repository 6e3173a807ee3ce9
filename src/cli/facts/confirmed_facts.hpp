#pragma once

#include "cfplan/base/result.hpp"
#include "cli/accounts.hpp"
#include "cli/commands/commands.hpp"
#include "cli/facts/standing_project.hpp"

namespace cfplan {

/// `place` is where the files stand that were read, without their manifest. Asks the account which
/// routes, databases and domains can be declared so that the plan stays empty, each tried by
/// itself, and declares those; remarks say why the others are left as they stand, and which secrets
/// the Workers have. What could not be told is a warning on `output`. Where there is no account to
/// ask, the remarks say that.
[[nodiscard]] Result<void> declare_confirmed_facts(StandingReading& reading,
                                                   const ProjectPlace& place,
                                                   CommandContext& context, Accounts& accounts);

}  // namespace cfplan
