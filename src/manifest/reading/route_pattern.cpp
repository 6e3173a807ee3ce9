#include "manifest/reading/route_pattern.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"
#include "manifest/reading/host_name.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

struct RouteParts {
  std::string_view scheme;  ///< with its `://`
  std::string_view host;
  std::string_view path;  ///< from its first `/`
};

RouteParts split(std::string_view pattern) {
  RouteParts parts;
  const std::size_t scheme = pattern.find("://");
  if (scheme != std::string_view::npos) {
    parts.scheme = pattern.substr(0, scheme + 3);
    pattern.remove_prefix(scheme + 3);
  }
  const std::size_t slash = std::min(pattern.find('/'), pattern.size());
  parts.host = pattern.substr(0, slash);
  parts.path = pattern.substr(slash);
  return parts;
}

Fault refused_pattern(std::string_view pattern, std::string_view why, std::string hint) {
  return {"the route " + in_quotes(pattern) + " " + std::string(why), std::move(hint)};
}

std::optional<Fault> path_fault(std::string_view pattern, std::string_view path) {
  if (path.find('?') != std::string_view::npos || path.find('#') != std::string_view::npos) {
    return refused_pattern(pattern, "has a query",
                           "a route ends with its path, as in example.com/shop/*");
  }
  const std::size_t star = path.find('*');
  if (star != std::string_view::npos && star + 1 != path.size()) {
    return refused_pattern(pattern, "has a * inside its path",
                           "in the path a * can only be the last character");
  }
  const auto is_bad = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; };
  if (std::any_of(path.begin(), path.end(), is_bad)) {
    return refused_pattern(pattern, "has a space in its path", "write it as %20");
  }
  return std::nullopt;
}

}  // namespace

std::optional<Fault> route_fault(std::string_view pattern) {
  const RouteParts parts = split(pattern);
  if (!parts.scheme.empty() && parts.scheme != "https://" && parts.scheme != "http://") {
    return refused_pattern(pattern, "has an unknown scheme", "leave it out, or write https://");
  }
  std::string_view host = parts.host;
  if (host.starts_with("*.")) host.remove_prefix(2);
  else if (host.starts_with("*")) host.remove_prefix(1);
  if (host.find('*') != std::string_view::npos) {
    return refused_pattern(
        pattern, "has a * inside its host",
        "in the host a * can only be the first character, as in *.example.com/*");
  }
  if (auto fault = host_fault(host)) {
    return refused_pattern(pattern, "has no valid host", std::move(fault->hint));
  }
  return path_fault(pattern, parts.path);
}

std::optional<Fault> custom_domain_fault(std::string_view pattern) {
  if (!host_fault(pattern)) return std::nullopt;
  const std::string_view host = split(pattern).host;
  return Fault{"the custom domain " + in_quotes(pattern) + " is no bare host",
               host.starts_with('*') ? "a custom domain has no wildcard; name each host"
               : host_fault(host)    ? host_fault(host)->hint
                                     : "write " + lower_ascii(host)};
}

}  // namespace cfplan
