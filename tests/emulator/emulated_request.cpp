#include "emulator/emulated_request.hpp"

namespace cfplan::tests {
namespace {

std::string first(const std::multimap<std::string, std::string>& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string() : found->second;
}

}  // namespace

std::string EmulatedRequest::query_value(const std::string& name) const {
  return first(query, name);
}

std::string EmulatedRequest::header(const std::string& lower_case_name) const {
  return first(headers, lower_case_name);
}

}  // namespace cfplan::tests
