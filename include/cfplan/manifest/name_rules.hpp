#pragma once

#include <cstddef>
#include <string_view>

namespace cfplan {

inline constexpr std::size_t kMaxName = 63;

/// Customers, environments, accounts: `[a-z0-9][a-z0-9_-]*`, at most 63 characters.
[[nodiscard]] bool is_name(std::string_view text);
/// Workers, as wrangler demands: `[a-z0-9_][a-z0-9_-]*`, at most 63 characters.
[[nodiscard]] bool is_worker_name(std::string_view text);
/// The X of `[env.X]`: letters, digits, `_`, `.`, `-`, at most 63 characters.
[[nodiscard]] bool is_wrangler_env(std::string_view text);
/// Bindings (vars, secrets, databases): a JavaScript identifier of ASCII.
[[nodiscard]] bool is_identifier(std::string_view text);
/// Keys that dotenv reads: `[\w.-]+`, but not `__proto__`, which it drops.
[[nodiscard]] bool is_env_key(std::string_view text);
/// Environment variables of the shell: `[A-Za-z_][A-Za-z0-9_]*`.
[[nodiscard]] bool is_variable_name(std::string_view text);

}  // namespace cfplan
