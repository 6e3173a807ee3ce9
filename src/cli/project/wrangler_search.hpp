#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/ports/file_system.hpp"
#include "cfplan/ports/project_files.hpp"

namespace cfplan {

/// The file that wrangler would read in the project folder: the first of wrangler.json,
/// wrangler.jsonc and wrangler.toml that is there, else wrangler.toml.
[[nodiscard]] std::string find_wrangler_file(const ProjectFiles& files);

/// The file that wrangler reads instead of `wrangler_file`, when started beside it without -c: it
/// searches by name first and by folder second, upwards, so that a ../wrangler.json beats a
/// wrangler.toml right here. Looks no higher than the root of the git work tree, if there is one.
/// `project` is the absolute path of the project folder.
/// Source: wrangler 4.164.0, seen by running it.
[[nodiscard]] std::optional<std::string> find_shadowing_file(const Disk& disk,
                                                             const std::string& project,
                                                             const std::string& wrangler_file);

/// The code of shadowed_file.
inline constexpr std::string_view kShadowed = "CFP2012";

/// CFP2012: wrangler would not read the file that cfplan is about to edit.
[[nodiscard]] Diagnostic shadowed_file(const std::string& wrangler_file, const std::string& other);

}  // namespace cfplan
