#include "manifest/reading/punycode.hpp"

#include <idn2.h>

namespace cfplan {

std::optional<std::string> punycode(const std::string& host) {
  char* ascii = nullptr;
  const int code =
      idn2_to_ascii_8z(host.c_str(), &ascii, IDN2_NONTRANSITIONAL | IDN2_USE_STD3_ASCII_RULES);
  if (code != IDN2_OK) return std::nullopt;
  std::string result(ascii);
  idn2_free(ascii);
  return result;
}

}  // namespace cfplan
