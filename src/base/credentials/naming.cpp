#include "base/credentials/naming.hpp"

#include <algorithm>
#include <array>

#include "base/credentials/credential_marks.hpp"

namespace cfplan {
namespace {

// The keys that the manifest knows below the name of a secret: none of them holds its value.
constexpr std::array<std::string_view, 7> kSourceKeys{
    "from_env", "from_file", "from_command", "generate", "version", "keep_newline", "pass_env"};

Naming by_own_name(std::string_view key) {
  if (!names_credential(key)) return names_public(key) ? Naming::Public : Naming::Ordinary;
  return names_public(key) ? Naming::Public : Naming::Credential;
}

bool holds_names(Naming parent, std::string_view key, Notation notation) {
  if (notation != Notation::Yaml) return parent == Naming::Root && key == "env";
  return key == "customers" || key == "environments" || key == "accounts";
}

}  // namespace

Naming child_of(Naming parent, std::string_view key, Notation notation) {
  switch (parent) {
    case Naming::Names: return Naming::Ordinary;
    case Naming::Credential:
    case Naming::Secret: return parent;
    case Naming::Secrets: return Naming::Source;
    case Naming::Source: {
      const bool known =
          std::find(kSourceKeys.begin(), kSourceKeys.end(), key) != kSourceKeys.end();
      return known ? Naming::Ordinary : Naming::Secret;
    }
    case Naming::Root:
    case Naming::Ordinary:
    case Naming::Public: break;
  }
  if (holds_names(parent, key, notation)) return Naming::Names;
  if (notation == Notation::Yaml && key == "secrets") return Naming::Secrets;
  return by_own_name(key);
}

Naming item_of(Naming parent) {
  return parent == Naming::Root || parent == Naming::Names ? Naming::Ordinary : parent;
}

bool hides(Naming naming) {
  return naming == Naming::Credential || naming == Naming::Secrets || naming == Naming::Source ||
         naming == Naming::Secret;
}

}  // namespace cfplan
