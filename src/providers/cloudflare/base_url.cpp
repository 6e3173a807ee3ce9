#include <algorithm>
#include <string_view>

#include "cfplan/base/text.hpp"
#include "cfplan/providers/cloudflare/cloudflare.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kDefault = "https://api.cloudflare.com/client/v4";
constexpr std::string_view kHttps = "https://";
constexpr std::string_view kHttp = "http://";

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

// "host:port" without the port; an IPv6 address stays in its brackets.
std::string_view host_of(std::string_view authority) {
  if (starts_with(authority, "[")) return authority.substr(0, authority.find(']') + 1);
  return authority.substr(0, authority.find(':'));
}

bool is_loopback(std::string_view host) {
  const bool dotted =
      starts_with(host, "127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
  return dotted || lower_ascii(host) == "localhost" || host == "[::1]";
}

tl::unexpected<Error> refuse(const std::string& why) {
  Diagnostic diagnostic{.code = "CFP4002", .message = "CLOUDFLARE_API_BASE_URL " + why};
  diagnostic.resource = "CLOUDFLARE_API_BASE_URL";
  diagnostic.hint = "unset it to use " + std::string(kDefault) +
                    ", or give an https address; http is for 127.0.0.1, [::1] and localhost only";
  return fail(std::move(diagnostic));
}

}  // namespace

Result<std::string> api_base_url(const std::optional<std::string>& setting) {
  if (!setting || setting->empty()) return std::string(kDefault);
  const std::string_view url = *setting;
  const bool https = starts_with(url, kHttps);
  if (!https && !starts_with(url, kHttp)) return refuse("is no https address");
  const std::string_view rest = url.substr((https ? kHttps : kHttp).size());
  const std::string_view authority = rest.substr(0, rest.find('/'));
  if (rest.find_first_of("?#@\\ \t\r\n") != std::string_view::npos) {
    return refuse("holds more than a host, a port and a path");
  }
  if (host_of(authority).empty()) return refuse("names no host");
  if (!https && !is_loopback(host_of(authority))) {
    return refuse("would send the token unencrypted to " + visible(host_of(authority)));
  }
  const std::size_t end = url.find_last_not_of('/');
  return std::string(url.substr(0, end + 1));
}

}  // namespace cfplan
