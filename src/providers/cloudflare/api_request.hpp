#pragma once

#include <string>

#include "cfplan/base/sensitive.hpp"
#include "cfplan/ports/http_client.hpp"

namespace cfplan {

/// Whether sending a request twice does no more than sending it once.
enum class Repeat { Safe, Never };

struct ApiRequest {
  std::string account;  ///< whose token speaks
  HttpMethod method = HttpMethod::Get;
  std::string path;  ///< below the base address, with its query
  std::string content_type;
  Sensitive body;
  Repeat repeat = Repeat::Safe;
};

}  // namespace cfplan
