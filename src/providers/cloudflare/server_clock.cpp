#include "cfplan/providers/cloudflare/server_clock.hpp"

#include <algorithm>

#include "cfplan/base/moment.hpp"

namespace cfplan {

std::vector<HttpOutcome> ServerClock::send(const std::vector<HttpRequest>& requests) {
  std::vector<HttpOutcome> outcomes = http_.send(requests);
  for (const HttpOutcome& outcome : outcomes) {
    if (const auto* response = std::get_if<HttpResponse>(&outcome)) learn(*response);
  }
  return outcomes;
}

void ServerClock::learn(const HttpResponse& response) {
  const std::string* date = response.header("date");
  const auto theirs = date == nullptr ? std::nullopt : parse_http_date(*date);
  if (!theirs) return;
  const auto ours = std::chrono::floor<std::chrono::seconds>(clock_.now());
  // An answer is older when it is read than when it was dated: the smallest difference is the one.
  difference_ = std::min(difference_.value_or(ours - *theirs), ours - *theirs);
}

}  // namespace cfplan
