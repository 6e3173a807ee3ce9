#pragma once

#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "providers/cloudflare/api_client.hpp"

namespace cfplan {

/// One call of ApiClient::send: what waits, what is under way, what is to be tried again.
class ApiClient::Sending : public HttpExchange {
 public:
  /// Both must outlive it.
  Sending(ApiClient& client, const Follow& follow) : client_(client), follow_(follow) {}

  /// Returns when every request has its answer.
  void run(std::vector<ApiRequest> requests);

  [[nodiscard]] std::optional<HttpRequest> next() override;
  void take(std::size_t number, HttpOutcome outcome) override;

 private:
  using Time = RequestBudget::Time;
  struct Order {
    ApiRequest request;
    std::size_t number = 0;
    std::size_t tries = 0;
    Time not_before{};
    ApiFailure failure{};  // the answer if it is never sent (again)
  };

  // Before what waits, in their own order.
  void put_first(std::vector<ApiRequest> requests);
  [[nodiscard]] std::chrono::milliseconds until_next();
  void give_up();

  ApiClient& client_;
  const Follow& follow_;
  std::deque<Order> waiting_;
  std::map<std::size_t, Order> under_way_;  // by the number that the HTTP client gave
  std::size_t started_ = 0;
  std::size_t numbered_ = 0;
};

}  // namespace cfplan
