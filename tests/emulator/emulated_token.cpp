#include "emulator/emulated_token.hpp"

#include <map>
#include <sstream>

namespace cfplan::tests {
namespace {

const std::map<std::string, Permission>& permissions() {
  static const std::map<std::string, Permission> all{{"account.read", Permission::AccountRead},
                                                     {"zone.read", Permission::ZoneRead},
                                                     {"d1.read", Permission::D1Read},
                                                     {"d1.write", Permission::D1Write},
                                                     {"workers.read", Permission::WorkersRead},
                                                     {"workers.write", Permission::WorkersWrite},
                                                     {"user.read", Permission::UserDetailsRead},
                                                     {"bindings.read", Permission::BindingsRead}};
  return all;
}

}  // namespace

std::optional<EmulatedToken> parse_token(const std::string& text) {
  std::istringstream parts(text);
  EmulatedToken token;
  if (!std::getline(parts, token.secret, ',') || token.secret.empty()) return std::nullopt;
  for (std::string part; std::getline(parts, part, ',');) {
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos) return std::nullopt;
    const std::string key = part.substr(0, equals);
    const std::string value = part.substr(equals + 1);
    if (key == "owner") {
      token.owner = value;
    } else if (key == "status") {
      token.status = value;
    } else if (key == "expires") {
      token.expires_on = value;
    } else if (key == "deny" && permissions().contains(value)) {
      token.denied.insert(permissions().at(value));
    } else {
      return std::nullopt;
    }
  }
  return token;
}

}  // namespace cfplan::tests
