#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/ports/http_client.hpp"

namespace cfplan::tests {

/// Answers each request by a function, in the order in which they were sent, and remembers them.
class ScriptedHttp : public HttpClient {
 public:
  using Script = std::function<HttpOutcome(const HttpRequest&)>;
  explicit ScriptedHttp(Script script) : script_(std::move(script)) {}

  [[nodiscard]] HttpEnding carry_out(HttpExchange& exchange) override {
    std::deque<HttpOutcome> under_way;
    for (std::size_t number = 0;; ++number) {
      while (under_way.size() < at_once) {
        std::optional<HttpRequest> next = exchange.next();
        if (!next) break;
        seen.push_back(*std::move(next));
        under_way.push_back(script_(seen.back()));
      }
      if (under_way.empty()) return HttpEnding::Complete;
      HttpOutcome outcome = std::move(under_way.front());
      under_way.pop_front();
      exchange.take(number, std::move(outcome));
    }
  }

  std::vector<HttpRequest> seen;
  std::size_t at_once = 1;  ///< how many are under way

 private:
  Script script_;
};

/// So many requests for nothing in particular; remembers what came of them.
class PlainExchange : public HttpExchange {
 public:
  explicit PlainExchange(std::size_t count) : left_(count) {}
  [[nodiscard]] std::optional<HttpRequest> next() override {
    if (left_ == 0) return std::nullopt;
    --left_;
    return HttpRequest{};
  }
  void take(std::size_t, HttpOutcome outcome) override { outcomes.push_back(std::move(outcome)); }

  std::vector<HttpOutcome> outcomes;

 private:
  std::size_t left_;
};

/// A response with a body of JSON.
[[nodiscard]] inline HttpOutcome json_response(int status, std::string body,
                                               std::vector<HttpHeader> headers = {}) {
  return HttpResponse{status, std::move(headers), std::move(body)};
}

}  // namespace cfplan::tests
