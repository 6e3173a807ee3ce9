#pragma once

#include <string>
#include <string_view>

#include "cfplan/base/result.hpp"

namespace cfplan {

/// What a command saves for later ones, in JSON.
struct SavedKind {
  std::string_view name;  ///< "saved plan"
  std::string_view mark;  ///< near the beginning of every such file
};

inline constexpr SavedKind kSavedPlan = {"saved plan", "\"fingerprint\": \""};
inline constexpr SavedKind kSavedSnapshot = {"snapshot", "\"kind\": \"cfplan-snapshot\""};

/// Writes the file whole, in the place of nothing but an empty file or one of its kind: a name that
/// slipped costs nobody a manifest. CFP9016 when another file is there, CFP4051 and CFP4052 when it
/// cannot be read or written.
[[nodiscard]] Result<void> save_file(const std::string& path, SavedKind kind,
                                     std::string_view bytes);

}  // namespace cfplan
