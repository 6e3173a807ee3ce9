#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace cfplan::tests {

/// Path → bytes of every file beneath a folder, cfplan's own state and git's left out.
using Tree = std::map<std::string, std::string>;

[[nodiscard]] Tree read_tree(const std::filesystem::path& folder);

/// What makes `after` of `before`, as text: "changed PATH", "created PATH" or "deleted PATH", each
/// with the file's lines; a line that is not plain text is shown escaped.
[[nodiscard]] std::string describe_changes(const Tree& before, const Tree& after);

}  // namespace cfplan::tests
