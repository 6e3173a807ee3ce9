#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace cfplan {

/// How long before `now` a time in RFC 3339 was, as people say it: "2 days ago", "today"; empty
/// when the text is no such time.
[[nodiscard]] std::string age_text(std::string_view time,
                                   std::chrono::system_clock::time_point now);

/// The same to the minute, of something that ages by the hour: "3 hours old", "less than a minute
/// old"; "of an unknown age" when the text is no such time, or one after `now`.
[[nodiscard]] std::string close_age_text(std::string_view time,
                                         std::chrono::system_clock::time_point now);

}  // namespace cfplan
