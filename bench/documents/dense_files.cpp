#include "bench/documents/dense_files.hpp"

namespace cfplan::bench {

std::string DenseFile::text(std::size_t bytes) const {
  const std::size_t number = piece.find('%');
  std::string text = begin;
  text.reserve(bytes + piece.size() + end.size());
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    if (number == std::string::npos) {
      text += piece;
    } else {
      text += piece.substr(0, number) + std::to_string(i) + piece.substr(number + 1);
    }
  }
  return text + end;
}

std::vector<DenseFile> dense_files() {
  const auto toml = DocumentFormat::Toml;
  const auto jsonc = DocumentFormat::Jsonc;
  const auto env = DocumentFormat::Env;
  return {{"TOML, keys", toml, "", "a%=1\n", ""},
          {"TOML, keys of one section", toml, "[vars]\n", "KEY_% = \"value\"\n", ""},
          {"TOML, comments", toml, "", "# a comment of usual length\n", ""},
          {"TOML, line ends", toml, "", "\n", ""},
          {"TOML, headers", toml, "", "[a%]\n", ""},
          {"TOML, small sections", toml, "", "[a%]\na=1\n", ""},
          {"TOML, elements", toml, "", "[[a]]\n", ""},
          {"TOML, items of a list", toml, "x=[", "1,", "]"},
          {"JSONC, keys", jsonc, "{", "\"a%\":1,", "}"},
          {"JSONC, items of a list", jsonc, "{\"a\":[", "1,", "]}"},
          {"JSONC, empty objects", jsonc, "{\"a\":[", "{},", "]}"},
          {"JSONC, nested lists", jsonc, "{\"a\":[", "[[[[]]]],", "]}"},
          {"JSONC, comments", jsonc, "{", "//\n", "}"},
          {"JSONC, line ends", jsonc, "{", "\n", "}"},
          {"env, keys", env, "", "A%=1\n", ""},
          {"env, line ends", env, "", "\n", ""},
          {"env, no entries", env, "", "?\n", ""}};
}

}  // namespace cfplan::bench
