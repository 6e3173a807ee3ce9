#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cfplan::bench {

/// Sends GET requests for all targets ("/zones?page=1"), `at_once` at a time, each connection one
/// after the other.
void send_requests(const std::string& base_url, const std::vector<std::string>& targets,
                   std::size_t at_once);

}  // namespace cfplan::bench
