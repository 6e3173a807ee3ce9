#pragma once

#include <string>

#include "cfplan/providers/embedded/embedded_accounts.hpp"

namespace cfplan::tests {

/// Five hundred deployments of one service on one large account: what the manifest names is spread
/// over all of its lists, up to their last pages.
namespace fleet {

inline constexpr const char* kAccountId = "0506015145cda87c34f9ab8e9675a8a9";
inline constexpr int kDeployments = 500;
inline constexpr int kZones = 120;
inline constexpr int kDatabases = 2'345;

enum class DeclaredSecrets { None, One };

[[nodiscard]] std::string customer(int deployment);
[[nodiscard]] std::string zone(int deployment);
[[nodiscard]] std::string domain(int deployment);
[[nodiscard]] std::string database(int deployment);

/// Zones and databases, and a Worker without secrets for each deployment.
[[nodiscard]] EmbeddedAccounts account();
/// deployments.yaml and wrangler.toml.
[[nodiscard]] std::string manifest(DeclaredSecrets secrets);
[[nodiscard]] std::string wrangler_file();

}  // namespace fleet
}  // namespace cfplan::tests
