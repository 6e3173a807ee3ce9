#include "cfplan/base/notation.hpp"

#include "cfplan/base/text.hpp"

namespace cfplan {

Notation notation_of(std::string_view file_name) {
  const std::string name = lower_ascii(file_name);
  if (name.ends_with(".toml") || name.ends_with(".lock")) return Notation::Toml;
  if (name.ends_with(".json") || name.ends_with(".jsonc")) return Notation::Json;
  if (name.ends_with(".yaml") || name.ends_with(".yml")) return Notation::Yaml;
  return Notation::Env;
}

Notation notation_of(DocumentFormat format, std::string_view file_name) {
  switch (format) {
    case DocumentFormat::Toml: return Notation::Toml;
    case DocumentFormat::Jsonc: return Notation::Json;
    case DocumentFormat::Env: return Notation::Env;
    case DocumentFormat::Text: break;
  }
  return notation_of(file_name);
}

}  // namespace cfplan
