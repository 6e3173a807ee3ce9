#pragma once

#include <vector>

#include "cfplan/model/binding_kind.hpp"
#include "cfplan/model/deployment.hpp"
#include "cfplan/model/wrangler_facts.hpp"

namespace cfplan {

/// Every thing of the account that the deployment wants bound, databases first, then by kind.
[[nodiscard]] std::vector<const DesiredBinding*> wanted_bindings(const Deployment& deployment);

/// Every one that stands in the section, in the same order of kinds.
[[nodiscard]] std::vector<const BindingFact*> standing_bindings(const WranglerSection& section);

/// Whether the manifest says something of this kind, be it that there is none.
[[nodiscard]] bool declares(const Deployment& deployment, BindingKind kind);

/// Whether it wants this binding.
[[nodiscard]] bool wants(const Deployment& deployment, const BindingFact& fact);

/// The list of a kind below a section's path.
[[nodiscard]] ValuePath list_path(const ValuePath& section, const BindingWords& words);

/// The list of a kind in a section's map, or null; of whatever type stands there.
[[nodiscard]] const Value* list_of(const Value& map, const BindingWords& words);

}  // namespace cfplan
