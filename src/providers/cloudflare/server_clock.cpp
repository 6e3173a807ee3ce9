#include "cfplan/providers/cloudflare/server_clock.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/moment.hpp"

namespace cfplan {

class ServerClock::Overheard : public HttpExchange {
 public:
  Overheard(ServerClock& clock, HttpExchange& exchange) : clock_(clock), exchange_(exchange) {}

  [[nodiscard]] std::optional<HttpRequest> next() override { return exchange_.next(); }
  void take(std::size_t number, HttpOutcome outcome) override {
    if (const auto* response = std::get_if<HttpResponse>(&outcome)) clock_.learn(*response);
    exchange_.take(number, std::move(outcome));
  }

 private:
  ServerClock& clock_;
  HttpExchange& exchange_;
};

HttpEnding ServerClock::carry_out(HttpExchange& exchange) {
  Overheard overheard(*this, exchange);
  return http_.carry_out(overheard);
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
