#pragma once

#include <vector>

#include "cfplan/document/documents.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/plan/drift_check.hpp"
#include "cfplan/plan/selection.hpp"

namespace cfplan {

/// What must still be asked of the accounts before the plan can be made, given what is known so
/// far; sorted, empty when nothing. Nothing is asked that no declared fact of a selected deployment
/// needs: per account one token check, the zones, the databases, the Workers, and the secret names
/// of each existing Worker with declared secrets. One selected deployment is asked for by its names
/// instead, so that the size of its account costs nothing. For drift, the settings of every
/// existing Worker of a selected deployment too, whatever it declares. Ask until it is empty.
///
/// What needs no more than an account's id does not wait for the check of its token where the
/// manifest or a wrangler file says that id. A token known to be bad is asked for nothing more.
[[nodiscard]] std::vector<Question> open_questions(const Desired& desired,
                                                   const Documents& documents,
                                                   const Account& account,
                                                   const Selection& selection,
                                                   DriftCheck drift = DriftCheck::None);

/// Whether a reply to such a question may open others.
[[nodiscard]] bool opens_others(Topic topic);

}  // namespace cfplan
