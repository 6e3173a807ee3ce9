#pragma once

#include <optional>
#include <set>
#include <string>

namespace cfplan::tests {

enum class Permission {
  AccountRead,
  ZoneRead,
  D1Read,
  D1Write,
  WorkersRead,
  WorkersWrite,
  UserDetailsRead,
  BindingsRead  ///< of everything but databases that a Worker binds
};

/// A token of the emulated API and what it may do.
struct EmulatedToken {
  std::string secret;
  std::string owner;  ///< the account that owns it; empty: a user does
  std::string status = "active";
  std::string expires_on;
  std::set<Permission> denied;
};

/// `SECRET[,owner=ACCOUNT_ID][,status=disabled][,expires=TIME][,deny=d1.write]…`; none when it is
/// nothing of that form. The permissions are account.read, zone.read, d1.read, d1.write,
/// workers.read, workers.write, user.read and bindings.read.
[[nodiscard]] std::optional<EmulatedToken> parse_token(const std::string& text);

}  // namespace cfplan::tests
