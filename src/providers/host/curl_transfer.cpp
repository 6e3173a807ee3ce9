#include "providers/host/curl_transfer.hpp"

#include <string.h>

#include <string>
#include <string_view>
#include <utility>

#include "cfplan/base/check.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

const char* method_name(HttpMethod method) {
  switch (method) {
    case HttpMethod::Get: return "GET";
    case HttpMethod::Post: return "POST";
    case HttpMethod::Put: return "PUT";
    case HttpMethod::Patch: return "PATCH";
    case HttpMethod::Delete: return "DELETE";
  }
  check(false, "an HTTP method is one of the five");
  return "";
}

// libcurl repeats a request by itself when a kept connection turns out dead. That is right only
// for what may happen twice; the others get a connection of their own.
bool may_be_repeated(HttpMethod method) {
  return method == HttpMethod::Get || method == HttpMethod::Patch;
}

TransportFault fault_of(CURLcode verdict) {
  switch (verdict) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return TransportFault::CouldNotResolve;
    case CURLE_COULDNT_CONNECT: return TransportFault::Refused;
    case CURLE_OPERATION_TIMEDOUT: return TransportFault::TimedOut;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return TransportFault::Tls;
    case CURLE_ABORTED_BY_CALLBACK: return TransportFault::Interrupted;
    default: return TransportFault::Reset;
  }
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

template <class T>
void set(CURL* handle, CURLoption option, T value) {
  check(curl_library().easy_setopt(handle, option, value) == CURLE_OK, "libcurl knows the option");
}

}  // namespace

CurlTransfer::CurlTransfer(EasyHandle handle, const HttpRequest& request, const HttpLimits& limits,
                           const CertificateTrust& trust)
    : handle_(std::move(handle)), body_limit_(limits.body_limit) {
  set_url_and_limits(request, limits);
  set_trust(trust);
  set_method(request);
  set_headers(request);
  set_sinks();
}

CurlTransfer::~CurlTransfer() {
  for (curl_slist* line = header_lines_; line != nullptr; line = line->next) {
    ::explicit_bzero(line->data, ::strlen(line->data));
  }
  curl_library().slist_free_all(header_lines_);
}

void CurlTransfer::set_url_and_limits(const HttpRequest& request, const HttpLimits& limits) {
  CURL* curl = handle_.get();
  set(curl, CURLOPT_URL, request.url.c_str());
  set(curl, CURLOPT_PROTOCOLS_STR, "https,http");
  set(curl, CURLOPT_FOLLOWLOCATION, 0L);
  set(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  if (request.url.starts_with("https:")) {
    // Wait for the first connection to say whether it can carry them all. Only TLS can say so.
    set(curl, CURLOPT_PIPEWAIT, 1L);
  } else {
    // What goes unencrypted is meant for this machine, and a proxy may be another one.
    set(curl, CURLOPT_NOPROXY, "*");
  }
  set(curl, CURLOPT_ACCEPT_ENCODING, "");
  set(curl, CURLOPT_NOSIGNAL, 1L);
  set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
  set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.whole.count()));
  set(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
  set(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.silence.count()));
}

void CurlTransfer::set_trust(const CertificateTrust& trust) {
  if (!trust.file.empty()) set(handle_.get(), CURLOPT_CAINFO, trust.file.c_str());
  if (!trust.folder.empty()) set(handle_.get(), CURLOPT_CAPATH, trust.folder.c_str());
}

void CurlTransfer::set_method(const HttpRequest& request) {
  CURL* curl = handle_.get();
  if (!request.body.empty()) {
    const std::string_view body = request.body.reveal();
    set(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    set(curl, CURLOPT_POSTFIELDS, body.data());
  }
  set(curl, CURLOPT_CUSTOMREQUEST, method_name(request.method));
  set(curl, CURLOPT_FRESH_CONNECT, may_be_repeated(request.method) ? 0L : 1L);
}

void CurlTransfer::set_headers(const HttpRequest& request) {
  const auto add = [this](const std::string& line) {
    header_lines_ = curl_library().slist_append(header_lines_, line.c_str());
  };
  for (const HttpHeader& header : request.headers) add(header.name + ": " + header.value);
  add("Expect:");  // a small body needs no leave to be sent
  if (!request.authorization.empty()) {
    std::string line;
    line.reserve(sizeof("Authorization: ") + request.authorization.size());
    line.append("Authorization: ").append(request.authorization.reveal());
    add(line);
    const Sensitive wiped(std::move(line));
  }
  set(handle_.get(), CURLOPT_HTTPHEADER, header_lines_);
}

void CurlTransfer::set_sinks() {
  CURL* curl = handle_.get();
  set(curl, CURLOPT_ERRORBUFFER, words_.data());
  set(curl, CURLOPT_HEADERFUNCTION, &CurlTransfer::take_header);
  set(curl, CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(curl, CURLOPT_WRITEFUNCTION, &CurlTransfer::take_body);
  set(curl, CURLOPT_WRITEDATA, static_cast<void*>(this));
  set(curl, CURLOPT_PRIVATE, static_cast<void*>(this));
}

std::size_t CurlTransfer::take_header(char* bytes, std::size_t one, std::size_t size,
                                      void* transfer) {
  auto& self = *static_cast<CurlTransfer*>(transfer);
  const std::string_view line(bytes, one * size);
  if (line.rfind("HTTP/", 0) == 0)
    self.response_.headers.clear();  // after a 1xx or a proxy's answer
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    self.response_.headers.push_back({lower_ascii(trimmed(line.substr(0, colon))),
                                      std::string(trimmed(line.substr(colon + 1)))});
  }
  return line.size();
}

std::size_t CurlTransfer::take_body(char* bytes, std::size_t one, std::size_t size,
                                    void* transfer) {
  auto& self = *static_cast<CurlTransfer*>(transfer);
  const std::string_view part(bytes, one * size);
  if (self.response_.body.size() + part.size() > self.body_limit_) {
    self.too_large_ = true;
    return 0;
  }
  self.response_.body.append(part);
  return part.size();
}

HttpOutcome CurlTransfer::finish(CURLcode verdict) {
  if (too_large_) {
    return TransportFailure{TransportFault::TooLarge,
                            "more than " + std::to_string(body_limit_) + " bytes"};
  }
  if (verdict != CURLE_OK) {
    const std::string words =
        words_[0] != '\0' ? words_.data() : curl_library().easy_strerror(verdict);
    return TransportFailure{fault_of(verdict), words};
  }
  long status = 0;
  curl_library().easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
  response_.status = static_cast<int>(status);
  return std::move(response_);
}

EasyHandle CurlTransfer::release() {
  curl_library().easy_reset(handle_.get());
  return std::move(handle_);
}

}  // namespace cfplan
