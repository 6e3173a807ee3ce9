#pragma once

namespace cfplan {

/// Whether a plan looks for what is live and differs from the files. `Demand`: not being able to
/// tell is an error, not a warning.
enum class DriftCheck { None, Report, Demand };

}  // namespace cfplan
