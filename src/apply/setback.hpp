#pragma once

#include <string>
#include <tl/expected.hpp>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/model/outcome.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// Why a run cannot go on, and how it ends if what it did so far is undone.
struct Setback {
  OutcomeKind kind = OutcomeKind::RolledBack;
  Diagnostics diagnostics;
};

using Progress = tl::expected<void, Setback>;

[[nodiscard]] inline tl::unexpected<Setback> setback(OutcomeKind kind, Diagnostic diagnostic) {
  return tl::unexpected(Setback{kind, {std::move(diagnostic)}});
}

/// A diagnostic about one file of the project.
[[nodiscard]] inline Diagnostic about_file(std::string code, std::string message,
                                           const std::string& path, std::string hint) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.place = file_place(path);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

/// A diagnostic about the run as a whole.
[[nodiscard]] inline Diagnostic about_run(std::string code, std::string message, std::string hint) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

/// The next step after a write that failed.
[[nodiscard]] inline std::string hint_for(const IoError& error) {
  switch (error.cause) {
    case IoCause::NoSpace: return "free some space, then run apply again";
    case IoCause::Denied: return "allow this user to write there, then run apply again";
    case IoCause::ReadOnly: return "mount the file system for writing, then run apply again";
    default: return "check the disk, then run apply again";
  }
}

}  // namespace cfplan
