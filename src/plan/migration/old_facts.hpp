#pragma once

#include "cfplan/plan/migration.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {

inline constexpr std::string_view kOldDomain = "DOMAIN";
inline constexpr std::string_view kNewDomain = "CUSTOMER_DOMAIN";
inline constexpr std::string_view kApiToken = "CLOUDFLARE_API_TOKEN";

/// What the env file and the section of one deployment say in the old way. Either may be missing.
[[nodiscard]] OldFacts read_old_facts(const Deployment& declared, const ObservedFile* env_file,
                                      const WranglerIndex* wrangler);

}  // namespace cfplan
