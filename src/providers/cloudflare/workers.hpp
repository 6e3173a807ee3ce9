#pragma once

#include <string>

#include "cfplan/ports/account_writer.hpp"
#include "providers/cloudflare/envelope.hpp"

namespace cfplan {

/// `/accounts/A/workers/scripts`, the list, and one Worker in it.
[[nodiscard]] std::string scripts_path(const std::string& account_id);
[[nodiscard]] std::string script_path(const WorkerAddress& worker);

/// The API says that there is no Worker of this name.
[[nodiscard]] bool is_missing_worker(const ApiFailure& failure);

}  // namespace cfplan
