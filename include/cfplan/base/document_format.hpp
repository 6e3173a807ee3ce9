#pragma once

namespace cfplan {

/// The languages of the files that cfplan edits. Jsonc stands for wrangler.json too; Text is a file
/// that is written as a whole, such as a new manifest.
enum class DocumentFormat { Toml, Jsonc, Env, Text };

}  // namespace cfplan
