#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cfplan/base/sensitive.hpp"

namespace cfplan {

enum class HttpMethod { Get, Post, Put, Patch, Delete };

struct HttpHeader {
  std::string name;
  std::string value;
  bool operator==(const HttpHeader&) const = default;
};

struct HttpRequest {
  HttpMethod method = HttpMethod::Get;
  std::string url;
  std::vector<HttpHeader> headers;
  Sensitive authorization;  ///< the value of the Authorization header; empty: none is sent
  Sensitive body;           ///< empty: none is sent
};

struct HttpResponse {
  int status = 0;
  std::vector<HttpHeader> headers;  ///< names in lower case
  std::string body;

  /// The first header of this lower-case name, or null.
  [[nodiscard]] const std::string* header(std::string_view name) const {
    for (const HttpHeader& candidate : headers) {
      if (candidate.name == name) return &candidate.value;
    }
    return nullptr;
  }
};

/// Why no whole response came back. After CouldNotResolve, Refused and Tls the request has
/// certainly not been carried out; after the others nobody knows.
enum class TransportFault {
  CouldNotResolve,
  Refused,
  Tls,
  TimedOut,
  Reset,
  TooLarge,
  Interrupted,
};

struct TransportFailure {
  TransportFault fault = TransportFault::Reset;
  std::string detail;  ///< the transport's own words
};

using HttpOutcome = std::variant<HttpResponse, TransportFailure>;

/// What an HttpClient is to send, one request at a time, and who is told what came of each.
class HttpExchange {
 public:
  virtual ~HttpExchange() = default;
  /// The next request; none: nothing can be sent now. It is asked for again after each outcome.
  [[nodiscard]] virtual std::optional<HttpRequest> next() = 0;
  /// The outcome of a request, counted from 0 in the order in which next gave them.
  virtual void take(std::size_t number, HttpOutcome outcome) = 0;
};

enum class HttpEnding { Complete, Interrupted };

/// Sends requests; knows nothing of retries, pacing or what a body means. Never follows a redirect.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  /// Sends what the exchange gives, several at once up to a bound of the implementation, until it
  /// gives nothing while nothing is under way: each request has its outcome by then. After an
  /// interruption no more is asked for, and what is under way ends as Interrupted.
  [[nodiscard]] virtual HttpEnding carry_out(HttpExchange& exchange) = 0;
};

}  // namespace cfplan
