#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/ports/http_client.hpp"

namespace cfplan::tests {

/// Answers each request by a function, and remembers them.
class ScriptedHttp : public HttpClient {
 public:
  using Script = std::function<HttpOutcome(const HttpRequest&)>;
  explicit ScriptedHttp(Script script) : script_(std::move(script)) {}

  [[nodiscard]] HttpEnding carry_out(HttpExchange& exchange) override {
    for (std::size_t number = 0; std::optional<HttpRequest> next = exchange.next(); ++number) {
      seen.push_back(*std::move(next));
      exchange.take(number, script_(seen.back()));
    }
    return HttpEnding::Complete;
  }

  std::vector<HttpRequest> seen;

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
