#pragma once

#include <string>
#include <vector>

#include "cfplan/model/deployment_facts.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// The six facts of every deployment as a table: one line each where the width allows it, else two.
/// Nothing is truncated, whatever the width. The secret column is CLOUDFLARE_API_TOKEN and a count
/// of the others.
[[nodiscard]] std::string render_list_text(const std::vector<DeploymentFacts>& deployments,
                                           const Style& style);

/// Everything on one deployment, with where each value comes from, and what each layer says where
/// that was looked up. Values that look like credentials are `****`.
[[nodiscard]] std::string render_describe_text(const DeploymentFacts& deployment,
                                               const Style& style);

/// `{"format_version": 1, "deployments": […]}` in ASCII; what is not there is null.
[[nodiscard]] std::string render_list_json(const std::vector<DeploymentFacts>& deployments,
                                           IdDisplay ids);

/// One such deployment with its routes, vars, env and secrets; `format_version` at its top.
[[nodiscard]] std::string render_describe_json(const DeploymentFacts& deployment, IdDisplay ids);

}  // namespace cfplan
