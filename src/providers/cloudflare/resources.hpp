#pragma once

#include <optional>
#include <string>

#include "cfplan/model/account.hpp"
#include "providers/cloudflare/paged_list.hpp"

namespace cfplan {

/// Where the API has the things of one kind, and what it calls what.
struct ResourceEndpoint {
  BindingKind kind;
  const char* path;      ///< below `/accounts/A`
  std::size_t per_page;  ///< 0: all at once
  Paging paging;
  const char* item_key;  ///< the list inside the result; empty: the result is the list
  const char* id_key;
  const char* name_key;
  const char* search;      ///< the query that narrows a list to likely names; empty: there is none
  int taken;               ///< the code that says a name is there already; 0: not known
  const char* permission;  ///< to create one; empty where that is not offered
};

[[nodiscard]] const ResourceEndpoint& endpoint_of(BindingKind kind);
[[nodiscard]] std::string resources_path(BindingKind kind, const std::string& account_id);
/// None when it is nothing of the kind as the API describes one.
[[nodiscard]] std::optional<Resource> read_resource(BindingKind kind, const Json& json);

}  // namespace cfplan
