#include "emulator/api_reply.hpp"

#include <algorithm>
#include <charconv>

namespace cfplan::tests {
namespace {

EmulatedResponse answer(int status, const Json& envelope) {
  return {status, {{"Content-Type", "application/json"}}, envelope.dump()};
}

Json envelope_of(const Json& result) {
  return {{"success", true},
          {"errors", Json::array()},
          {"messages", Json::array()},
          {"result", result}};
}

std::size_t number(const std::string& text, std::size_t otherwise) {
  std::size_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  return parsed.ec == std::errc() && value > 0 ? value : otherwise;
}

}  // namespace

EmulatedResponse success(const Json& result) { return answer(200, envelope_of(result)); }

EmulatedResponse success_with(const Json& result, const Json& result_info) {
  Json envelope = envelope_of(result);
  envelope["result_info"] = result_info;
  return answer(200, envelope);
}

EmulatedResponse refusal(int status, int code, const std::string& message) {
  return answer(status, {{"success", false},
                         {"errors", Json::array({{{"code", code}, {"message", message}}})},
                         {"messages", Json::array()},
                         {"result", nullptr}});
}

EmulatedResponse paged(const EmulatedRequest& request, const Json& items, const PageLimits& limits,
                       Totals totals) {
  const std::size_t page = number(request.query_value("page"), 1);
  const std::size_t per_page =
      std::min(number(request.query_value("per_page"), limits.usual), limits.most);
  Json part = Json::array();
  for (std::size_t i = (page - 1) * per_page; i < std::min(page * per_page, items.size()); ++i) {
    part.push_back(items[i]);
  }
  Json envelope = envelope_of(part);
  envelope["result_info"] = {{"page", page}, {"per_page", per_page}, {"count", part.size()}};
  if (totals == Totals::Given) {
    envelope["result_info"]["total_count"] = items.size();
    envelope["result_info"]["total_pages"] = (items.size() + per_page - 1) / per_page;
  }
  return answer(200, envelope);
}

}  // namespace cfplan::tests
