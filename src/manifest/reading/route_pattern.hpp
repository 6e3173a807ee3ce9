#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "manifest/reading/fault.hpp"

namespace cfplan {

/// None when Cloudflare takes `pattern` as a route: `[http[s]://]host[/path]`, with a `*` at the
/// very beginning of the host (`*.example.com`, `*example.com`) and at the very end of the path
/// only, and no query (https://developers.cloudflare.com/workers/configuration/routing/routes).
[[nodiscard]] std::optional<Fault> route_fault(std::string_view pattern);

/// None when `pattern` can be a custom domain: a bare host.
[[nodiscard]] std::optional<Fault> custom_domain_fault(std::string_view pattern);

}  // namespace cfplan
