#pragma once

#include <chrono>
#include <optional>

#include "cfplan/ports/clock.hpp"
#include "cfplan/ports/http_client.hpp"

namespace cfplan {

/// Hands requests on, and remembers what time the servers say it is.
class ServerClock : public HttpClient {
 public:
  /// Both must outlive it.
  ServerClock(HttpClient& http, const Clock& clock) : http_(http), clock_(clock) {}
  [[nodiscard]] HttpEnding carry_out(HttpExchange& exchange) override;

  /// This machine's clock less the servers', to about a second; none before an answer with a Date.
  [[nodiscard]] std::optional<std::chrono::seconds> difference() const { return difference_; }

 private:
  class Overheard;
  void learn(const HttpResponse& response);

  HttpClient& http_;
  const Clock& clock_;
  std::optional<std::chrono::seconds> difference_;
};

}  // namespace cfplan
