#pragma once

#include <array>
#include <memory>

#include "cfplan/ports/http_client.hpp"
#include "cfplan/providers/host/curl_http_client.hpp"
#include "providers/host/curl_library.hpp"

namespace cfplan {

struct CloseEasyHandle {
  void operator()(CURL* handle) const { curl_library().easy_cleanup(handle); }
};
using EasyHandle = std::unique_ptr<CURL, CloseEasyHandle>;

struct CloseMultiHandle {
  void operator()(CURLM* handle) const { curl_library().multi_cleanup(handle); }
};
using MultiHandle = std::unique_ptr<CURLM, CloseMultiHandle>;

/// One request on its way through libcurl. Stays where it is: libcurl holds its address.
class CurlTransfer {
 public:
  CurlTransfer(EasyHandle handle, const HttpRequest& request, const HttpLimits& limits,
               const CertificateTrust& trust);
  CurlTransfer(const CurlTransfer&) = delete;
  CurlTransfer& operator=(const CurlTransfer&) = delete;
  ~CurlTransfer();

  [[nodiscard]] CURL* handle() const { return handle_.get(); }
  /// What libcurl's verdict means, with all that was received.
  [[nodiscard]] HttpOutcome finish(CURLcode verdict);
  /// The handle, ready for the next request.
  [[nodiscard]] EasyHandle release();

 private:
  void set_url_and_limits(const HttpRequest& request, const HttpLimits& limits);
  void set_trust(const CertificateTrust& trust);
  void set_method(const HttpRequest& request);
  void set_headers(const HttpRequest& request);
  void set_sinks();

  static std::size_t take_header(char* bytes, std::size_t one, std::size_t size, void* transfer);
  static std::size_t take_body(char* bytes, std::size_t one, std::size_t size, void* transfer);

  EasyHandle handle_;
  curl_slist* header_lines_ = nullptr;
  std::size_t body_limit_;
  bool too_large_ = false;
  HttpResponse response_;
  std::array<char, CURL_ERROR_SIZE> words_{};
};

}  // namespace cfplan
