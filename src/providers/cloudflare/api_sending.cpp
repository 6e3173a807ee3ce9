#include "providers/cloudflare/api_sending.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cfplan {

void ApiClient::Sending::run(std::vector<ApiRequest> requests) {
  put_first(std::move(requests));
  while (!waiting_.empty()) {
    started_ = 0;
    if (client_.http_.carry_out(*this) == HttpEnding::Interrupted) return give_up();
    if (!waiting_.empty() && !client_.sleep(until_next())) return give_up();
  }
}

std::optional<HttpRequest> ApiClient::Sending::next() {
  const Time now = client_.clock_.steady();
  const auto order = std::find_if(waiting_.begin(), waiting_.end(), [&](const Order& waiting) {
    return waiting.not_before <= now && client_.budget(waiting.request.account).take(now);
  });
  if (order == waiting_.end()) return std::nullopt;
  HttpRequest request = client_.http_request(order->request);
  under_way_.emplace(started_++, std::move(*order));
  waiting_.erase(order);
  return request;
}

void ApiClient::Sending::take(std::size_t number, HttpOutcome outcome) {
  Order order = std::move(under_way_.extract(number).mapped());
  const std::string& account = order.request.account;
  const auto others = std::count_if(under_way_.begin(), under_way_.end(), [&](const auto& other) {
    return other.second.request.account == account;
  });
  client_.learn(account, outcome, static_cast<std::size_t>(others));
  ApiAnswer answer = open_envelope(outcome);
  ++order.tries;
  if (!answer && order.request.repeat == Repeat::Safe &&
      is_worth_another_try(answer.error(), order.tries)) {
    order.not_before = client_.clock_.steady() + client_.delay(order.tries, answer.error());
    order.failure = std::move(answer.error());
    waiting_.push_front(std::move(order));
    return;
  }
  put_first(follow_(order.number, std::move(answer)));
}

void ApiClient::Sending::put_first(std::vector<ApiRequest> requests) {
  std::vector<Order> orders;
  for (ApiRequest& request : requests) {
    Order order{.request = std::move(request), .number = numbered_++};
    order.failure.fault = TransportFault::Interrupted;
    order.failure.detail = "interrupted";
    orders.push_back(std::move(order));
  }
  waiting_.insert(waiting_.begin(), std::make_move_iterator(orders.begin()),
                  std::make_move_iterator(orders.end()));
}

// Until the first of what waits may be sent.
std::chrono::milliseconds ApiClient::Sending::until_next() {
  const Time now = client_.clock_.steady();
  Time first = Time::max();
  for (const Order& order : waiting_) {
    const Time paced = client_.budget(order.request.account).next(now);
    first = std::min(first, std::max(order.not_before, paced));
  }
  return std::chrono::ceil<std::chrono::milliseconds>(std::max(first, now) - now);
}

void ApiClient::Sending::give_up() {
  while (!waiting_.empty()) {
    Order order = std::move(waiting_.front());
    waiting_.pop_front();
    put_first(follow_(order.number, tl::unexpected(std::move(order.failure))));
  }
}

}  // namespace cfplan
