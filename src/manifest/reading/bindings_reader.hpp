#pragma once

#include "cfplan/model/deployment.hpp"
#include "manifest/reading/deployment_names.hpp"

namespace cfplan {

/// Reads the vars, databases and secrets of a deployment: they all become members of one object in
/// the Worker, so no two may have one name, and there is a limit for all of them together.
void read_bindings(Deployment& deployment, const DeploymentLayers& layers, DeploymentNames& names);

}  // namespace cfplan
