#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace cfplan {

/// How long before `now` a time in RFC 3339 (UTC) was, as people say it: "2 days ago", "today";
/// empty when the text is no such time.
[[nodiscard]] std::string age_text(std::string_view time,
                                   std::chrono::system_clock::time_point now);

}  // namespace cfplan
