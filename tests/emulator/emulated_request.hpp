#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace cfplan::tests {

/// A request as the emulator sees it, below the base address.
struct EmulatedRequest {
  std::string method;
  std::string path;  ///< decoded, without the query
  std::multimap<std::string, std::string> query;
  std::string target;                               ///< path and query as they were sent
  std::multimap<std::string, std::string> headers;  ///< names in lower case
  /// For a form with several parts: the one called `metadata`.
  std::string body;

  /// Empty when it is not there.
  [[nodiscard]] std::string query_value(const std::string& name) const;
  [[nodiscard]] std::string header(const std::string& lower_case_name) const;
};

struct EmulatedResponse {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

}  // namespace cfplan::tests
