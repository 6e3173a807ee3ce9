#pragma once

#include <chrono>
#include <cstddef>
#include <memory>

#include "cfplan/ports/http_client.hpp"
#include "cfplan/providers/host/certificate_trust.hpp"
#include "cfplan/providers/host/interruption.hpp"

namespace cfplan {

struct HttpLimits {
  std::size_t concurrency = 16;                ///< requests under way at once
  std::size_t body_limit = 64U * 1024 * 1024;  ///< bytes of one response body, unpacked
  std::chrono::milliseconds connect{10'000};
  std::chrono::milliseconds whole{60'000};  ///< from the first packet to the last byte
  std::chrono::seconds silence{15};         ///< without one byte
};

/// libcurl: connections are kept and shared, HTTP/2 where the server has it, certificates verified,
/// no redirect followed, proxies as curl has them (`https_proxy`, `no_proxy` …).
class CurlHttpClient : public HttpClient {
 public:
  CurlHttpClient(const HttpLimits& limits, const Interruption& interruption,
                 CertificateTrust trust = {});
  ~CurlHttpClient() override;
  [[nodiscard]] HttpEnding carry_out(HttpExchange& exchange) override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cfplan
