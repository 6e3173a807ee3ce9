#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace cfplan {

/// "2026-11-25T10:15:00Z", with or without a fraction of the second and with Z or an offset: what
/// Cloudflare's API writes. None when it is nothing of that form.
[[nodiscard]] std::optional<std::chrono::sys_seconds> parse_rfc3339(std::string_view text);

/// "Wed, 25 Nov 2026 10:15:00 GMT": the Date header of HTTP. None when it is nothing of that form.
[[nodiscard]] std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

}  // namespace cfplan
