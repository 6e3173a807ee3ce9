#pragma once

#include <string>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/render/style.hpp"

namespace cfplan {

/// The diagnostics as GitHub workflow commands, one a line:
/// `::error file=deployments.yaml,line=31,col=9,title=CFP1203::unknown key …%0Athe key is …`.
[[nodiscard]] std::string render_annotations(const Diagnostics& diagnostics, IdDisplay ids);

}  // namespace cfplan
