#include "manifest/reading/host_name.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"
#include "manifest/reading/punycode.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kMaxHost = 253;
constexpr std::size_t kMaxLabel = 63;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_label(std::string_view label) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; };
  return !label.empty() && label.size() <= kMaxLabel && label.front() != '-' &&
         label.back() != '-' && std::all_of(label.begin(), label.end(), allowed);
}

bool is_host(std::string_view host) {
  if (host.size() > kMaxHost) return false;
  for (;;) {
    const std::size_t dot = host.find('.');
    const std::string_view label = host.substr(0, dot);
    if (!is_label(label)) return false;
    if (dot == std::string_view::npos) return !std::all_of(label.begin(), label.end(), is_digit);
    host.remove_prefix(dot + 1);
  }
}

// The host in a text that is more than a host: without scheme, port, path and final dot.
std::string inner_host(std::string_view text) {
  const std::size_t scheme = text.find("://");
  if (scheme != std::string_view::npos) text.remove_prefix(scheme + 3);
  text = text.substr(0, text.find_first_of("/:?#"));
  while (text.ends_with('.')) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

std::optional<Fault> host_fault(std::string_view host) {
  const std::string lower = lower_ascii(host);
  if (is_host(lower)) return std::nullopt;
  const std::string message = in_quotes(host) + " is no host name";
  const std::string inner = inner_host(lower);
  if (!is_ascii(inner)) {
    const auto ascii = punycode(inner);
    return Fault{message, ascii ? "write its punycode form, " + *ascii
                                : "write its punycode form, which begins with xn--"};
  }
  if (is_host(inner)) return Fault{message, "write the host alone: " + inner};
  return Fault{message,
               "a host name is labels of a-z, 0-9 and - with dots between, as in "
               "shop.example.com"};
}

}  // namespace cfplan
