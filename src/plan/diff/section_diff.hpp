#pragma once

#include "plan/draft.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

/// One deployment's `[env.X]` as it stands and as it is wanted.
struct SectionView {
  const Deployment& wanted;
  const Resolved& resolved;
  const WranglerIndex& file;
  const WranglerSection* section;  ///< null when it is not there yet
  ValuePath path;                  ///< `env.X`

  /// The value of one of the section's keys, or null.
  [[nodiscard]] const Value* key(std::string_view name) const {
    return section == nullptr ? nullptr : section->map->find(name);
  }
  /// What stands at a path inside the section; it must be there.
  [[nodiscard]] const Value& at(const ValuePath& inside) const;
  [[nodiscard]] bool is_exact() const { return wanted.ownership == Ownership::Exact; }
};

/// Desired against what stands in the section; empty when nothing is to be done. Without the
/// account id, which depends on the file's other deployments.
[[nodiscard]] DraftChanges section_changes(const SectionView& view);

/// What cannot be edited because it is of another type than wrangler reads: CFP2041.
[[nodiscard]] Diagnostics shape_problems(const SectionView& view);

/// Parts of `section_changes`, in the order of their makers' files.
[[nodiscard]] DraftChanges route_changes(const SectionView& view);
[[nodiscard]] DraftChanges binding_changes(const SectionView& view);
[[nodiscard]] DraftChanges variable_changes(const SectionView& view);

}  // namespace cfplan
