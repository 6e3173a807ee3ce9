#pragma once

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

/// Sends requests; knows nothing of retries, pacing or what a body means. Never follows a redirect.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  /// Same length and order as `requests`; several are under way at once, up to a bound of the
  /// implementation. After an interruption what is not finished is answered as Interrupted.
  [[nodiscard]] virtual std::vector<HttpOutcome> send(const std::vector<HttpRequest>& requests) = 0;
};

}  // namespace cfplan
