#pragma once

#include <string>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// A diagnostic about one file of the project.
[[nodiscard]] Diagnostic about_file(std::string code, std::string message, const std::string& path,
                                    std::string hint);

/// A diagnostic about the run as a whole.
[[nodiscard]] Diagnostic about_run(std::string code, std::string message, std::string hint);

/// The next step after a write that failed.
[[nodiscard]] std::string hint_for(const IoError& error);

/// CFP5020: a file of the project cannot get its new content.
[[nodiscard]] Diagnostic cannot_write(const std::string& path, const IoError& error);

/// CFP5021: what was written may be gone after a power cut.
[[nodiscard]] Diagnostic not_durable(const IoError& error);

/// CFP5033: `what` belongs to a committed run and could not be removed.
[[nodiscard]] Diagnostic not_cleaned(const std::string& what, const IoError& error);

/// CFP5041, a warning: backups that are of no use any more stay.
[[nodiscard]] Diagnostic backups_not_removed(const IoError& error);

void append(Diagnostics& all, Diagnostics more);

}  // namespace cfplan
