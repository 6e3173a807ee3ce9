#pragma once

#include "apply/journal.hpp"
#include "apply/setback.hpp"
#include "cfplan/apply/transaction.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// Reads every file of the run again, once its new name is durable: each has the bytes and the mode
/// that the journal says (CFP5025), and passes `verify` where there is one.
[[nodiscard]] Progress prove_result(const FileSystem& project, const Journal& journal,
                                    const VerifyFile& verify);

}  // namespace cfplan
