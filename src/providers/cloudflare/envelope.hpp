#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cfplan/ports/http_client.hpp"
#include "providers/json_text.hpp"

namespace cfplan {

/// The inside of a successful answer of the API.
struct ApiSuccess {
  Json result;
  Json result_info;  ///< null when there is none
};

struct ApiError {
  int code = 0;
  std::string message;
};

enum class ApiFailureKind {
  Refused,     ///< the API said no, in its own form
  Challenged,  ///< a firewall stands before it and wants a browser
  Unreadable,  ///< something answered, but not in the API's form
  NoAnswer,    ///< see `fault`
};

struct ApiFailure {
  ApiFailureKind kind = ApiFailureKind::NoAnswer;
  int status = 0;
  std::vector<ApiError> errors;
  TransportFault fault = TransportFault::Reset;
  std::string detail;
  std::optional<std::chrono::seconds> retry_after;

  /// Whether one of the errors has this code.
  [[nodiscard]] bool has_code(int code) const;
  /// 429 in any of its forms: the request was not looked at.
  [[nodiscard]] bool is_rate_limit() const;
  /// May be gone when asked again.
  [[nodiscard]] bool is_passing() const;
  /// The request may have been carried out all the same.
  [[nodiscard]] bool is_outcome_unknown() const;
};

using ApiAnswer = tl::expected<ApiSuccess, ApiFailure>;

/// Opens Cloudflare's envelope. As wrangler does, `success` decides and not the HTTP status; an
/// empty body with 204 or 205 is a success.
[[nodiscard]] ApiAnswer open_envelope(const HttpOutcome& outcome);

}  // namespace cfplan
