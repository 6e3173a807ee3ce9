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

  [[nodiscard]] std::vector<HttpOutcome> send(const std::vector<HttpRequest>& requests) override {
    std::vector<HttpOutcome> outcomes;
    batches.push_back(requests.size());
    for (const HttpRequest& request : requests) {
      seen.push_back(request);
      outcomes.push_back(script_(request));
    }
    return outcomes;
  }

  std::vector<HttpRequest> seen;
  std::vector<std::size_t> batches;

 private:
  Script script_;
};

/// A response with a body of JSON.
[[nodiscard]] inline HttpOutcome json_response(int status, std::string body,
                                               std::vector<HttpHeader> headers = {}) {
  return HttpResponse{status, std::move(headers), std::move(body)};
}

}  // namespace cfplan::tests
