#pragma once

#include <optional>
#include <string_view>

#include "cfplan/base/result.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan::envdoc {

/// The path leads deeper than an env file goes.
[[nodiscard]] Error no_such_place(const SourceFile& source, const ValuePath& path);

/// The value is of a kind that an env file cannot hold.
[[nodiscard]] Error only_strings(const SourceFile& source, std::string_view key,
                                 std::string_view type);

/// dotenv would not read such a key.
[[nodiscard]] Error no_key(const SourceFile& source, std::string_view key);

/// No place and no quotes with which the value would be read back; `value` is where it stands now.
[[nodiscard]] Error unsayable(const SourceFile& source, std::optional<SourceSpan> value,
                              std::string_view key);

/// The new name is taken, or dotenv would read other keys differently.
[[nodiscard]] Error not_renameable(const SourceFile& source, std::optional<SourceSpan> value,
                                   std::string_view key, std::string_view name);
/// The file would say something else without the key's lines.
[[nodiscard]] Error unremovable(const SourceFile& source, std::optional<SourceSpan> value,
                                std::string_view key);

}  // namespace cfplan::envdoc
