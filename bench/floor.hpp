#pragma once

#include <string>

namespace cfplan::bench {

/// The least that any program does with the project: yaml-cpp loads the manifest, toml++ parses
/// wrangler.toml, and every env file is read.
void do_the_least(const std::string& folder);

}  // namespace cfplan::bench
