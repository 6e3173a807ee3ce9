#include "manifest/yaml/yaml_guards.hpp"

#include <algorithm>
#include <string>

#include "cfplan/base/text.hpp"
#include "manifest/yaml/yaml_reader.hpp"

namespace cfplan {
namespace {

bool is_refused_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
}

}  // namespace

std::optional<Diagnostic> find_bad_bytes(const ManifestText& source) {
  const std::string& bytes = source.bytes();
  if (bytes.size() > kMaxYamlBytes) {
    return Diagnostic{.code = "CFP1003",
                      .message = "the file is larger than 16 MiB",
                      .place = file_place(source.name()),
                      .hint = "split it into files named by include"};
  }
  if (const auto at = find_invalid_utf8(bytes)) {
    return Diagnostic{.code = "CFP1001",
                      .message = "the file is not UTF-8",
                      .place = source.place({*at, *at + 1}),
                      .hint = "save it as UTF-8"};
  }
  const auto control = std::find_if(bytes.begin(), bytes.end(), is_refused_control);
  if (control == bytes.end()) return std::nullopt;
  const auto at = static_cast<std::size_t>(control - bytes.begin());
  return Diagnostic{.code = "CFP1002",
                    .message = "control character " + visible(bytes.substr(at, 1)),
                    .place = source.place({at, at + 1}),
                    .hint = "remove it, or write it as an escape in double quotes"};
}

}  // namespace cfplan
