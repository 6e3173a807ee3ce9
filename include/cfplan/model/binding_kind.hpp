#pragma once

#include <array>
#include <string_view>

namespace cfplan {

/// Things of an account that a Worker binds under a name of its own.
enum class BindingKind { Database };

/// One kind of binding in the words of everybody who names it.
struct BindingWords {
  BindingKind kind = BindingKind::Database;
  std::string_view noun;      ///< in messages
  std::string_view id_key;    ///< in `[env.X]`: what says which one is bound
  std::string_view api_type;  ///< in the settings of a live Worker
  std::string_view api_key;   ///< there: what says which one is bound
};

/// Everything known of each kind. wrangler's names are from its config schema, the API's from the
/// types of its SDK.
inline constexpr std::array kBindingKinds{
    BindingWords{BindingKind::Database, "database", "database_id", "d1", "database_id"}};

}  // namespace cfplan
