#pragma once

#include <string>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cli/flows/deployment_form.hpp"
#include "cli/options/options.hpp"

namespace cfplan {

/// The answers that the command line gives, but for the key. CFP9001 when one of them is not in its
/// form; a value that could be a secret is never quoted.
[[nodiscard]] Result<DeploymentForm> read_form(const Options& options);

/// The source of a secret as the manifest writes it, from `from_env:VAR`, `from_file:PATH` or
/// `generate:BYTES`. CFP9001; `name` is only for the message.
[[nodiscard]] Result<Value> read_secret_source(const std::string& name, const std::string& text);

/// Customers or environments that `--customer` or `--environment` name: names here, not globs.
/// CFP9001.
[[nodiscard]] Result<std::vector<std::string>> read_names(const std::string& option,
                                                          const std::vector<std::string>& given);

}  // namespace cfplan
