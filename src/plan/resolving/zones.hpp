#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cfplan/model/account.hpp"
#include "cfplan/model/deployment.hpp"

namespace cfplan {

/// The host of a route pattern without its wildcard: `*.Example.com/shop/*` is in `example.com`.
[[nodiscard]] std::string host_of(std::string_view pattern);

/// Whether the host equals the zone or is below it by whole labels.
[[nodiscard]] bool is_within(std::string_view host, std::string_view zone);

/// The zones of exactly this name. `zones` are sorted by name; an empty account id means any.
[[nodiscard]] std::vector<const Zone*> zones_named(const std::vector<Zone>& zones,
                                                   const std::string& account_id,
                                                   std::string_view name);

/// The zones of the longest name that the host is within: one, or none, or several of one name.
[[nodiscard]] std::vector<const Zone*> zones_of_host(const std::vector<Zone>& zones,
                                                     const std::string& account_id,
                                                     std::string_view host);

/// Which of them one of the deployment's `zone_hosts` stands for: a `zone: NAME` is met by name
/// only.
[[nodiscard]] std::vector<const Zone*> zones_for(const Deployment& deployment,
                                                 const std::vector<Zone>& zones,
                                                 const std::string& account_id,
                                                 std::string_view host);

/// Whether a zone id is looked up for the deployment's routes or its domain (contract, section 5).
[[nodiscard]] bool needs_zone(const Deployment& deployment);

/// The hosts whose zones are looked up: of the named zone alone, or of the domain and of every
/// route that is no custom domain. Empty when none is needed.
[[nodiscard]] std::vector<std::string> zone_hosts(const Deployment& deployment);

/// The names that a zone of one of these hosts can have, down to two labels, as wrangler looks
/// them up.
[[nodiscard]] std::vector<std::string> zone_candidates(const Deployment& deployment);

}  // namespace cfplan
