#pragma once

#include <string_view>

#include "cfplan/base/document_format.hpp"

namespace cfplan {

/// How a text writes names and values down: which marks stand between them and where a value ends.
enum class Notation { Toml, Json, Yaml, Env };

/// By the ending of the file's name: `.toml` and `.lock`, `.json` and `.jsonc`, `.yaml` and `.yml`;
/// any other file is taken for an env file, whose values go to the end of the line.
[[nodiscard]] Notation notation_of(std::string_view file_name);

/// Of a file that was read as `format`; a Text says no more than its name does.
[[nodiscard]] Notation notation_of(DocumentFormat format, std::string_view file_name);

}  // namespace cfplan
