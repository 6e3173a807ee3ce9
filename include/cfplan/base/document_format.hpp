#pragma once

namespace cfplan {

/// The languages of the files that cfplan edits. Jsonc stands for wrangler.json too.
enum class DocumentFormat { Toml, Jsonc, Env };

}  // namespace cfplan
