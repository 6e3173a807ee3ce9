#include "providers/secrets_json.hpp"

#include <string_view>
#include <utility>

namespace cfplan {
namespace {

constexpr std::size_t kLongestEscape = 6;   // \u001f
constexpr std::size_t kFrameOfSecret = 64;  // keys, quotes and braces around one secret
constexpr std::size_t kFrame = 16;

void append_string(std::string& json, std::string_view text) {
  constexpr const char* kDigits = "0123456789abcdef";
  json += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += {'\\', c};
    } else if (byte < 0x20) {
      json.append("\\u00").append({kDigits[byte >> 4], kDigits[byte & 15]});
    } else {
      json += c;
    }
  }
  json += '"';
}

void append_patch(std::string& json, const std::string& name, const Sensitive& value) {
  json += R"({"name":)";
  append_string(json, name);
  json += R"(,"text":)";
  append_string(json, value.reveal());
  json += R"(,"type":"secret_text"})";
}

// An upper bound, so that the buffer never moves and leaves a copy.
std::size_t bound(const std::map<std::string, std::optional<Sensitive>>& secrets) {
  std::size_t size = kFrame;
  for (const auto& [name, value] : secrets) {
    const std::size_t text = value ? value->size() : 0;
    size += kFrameOfSecret + kLongestEscape * (2 * name.size() + text);
  }
  return size;
}

}  // namespace

Sensitive secrets_patch(const std::map<std::string, std::optional<Sensitive>>& secrets) {
  std::string json;
  json.reserve(bound(secrets));
  json += R"({"secrets":{)";
  for (const auto& [name, value] : secrets) {
    if (json.back() != '{') json += ',';
    append_string(json, name);
    json += ':';
    if (value) append_patch(json, name, *value);
    if (!value) json += "null";
  }
  json += "}}";
  return Sensitive(std::move(json));
}

Sensitive secrets_object(const std::map<std::string, std::optional<Sensitive>>& secrets) {
  std::string json;
  json.reserve(bound(secrets));
  json += '{';
  for (const auto& [name, value] : secrets) {
    if (json.back() != '{') json += ',';
    append_string(json, name);
    json += ':';
    if (value) append_string(json, value->reveal());
    if (!value) json += "null";
  }
  json += '}';
  return Sensitive(std::move(json));
}

}  // namespace cfplan
