#pragma once

#include <memory>
#include <optional>
#include <string>

#include "apply/journal.hpp"
#include "cfplan/ports/file_system.hpp"

namespace cfplan {

/// Writes the sealed part under a passing name, durably; `journal` does not change yet.
[[nodiscard]] Io<std::unique_ptr<OpenFile>> write_new_journal(FileSystem& state,
                                                              const std::string& text);

/// Gives it its name, durably: from here the next run undoes or finishes this one.
[[nodiscard]] Io<void> name_new_journal(FileSystem& state);

/// The journal's bytes; none when there is none.
[[nodiscard]] Io<std::optional<std::string>> read_journal(const FileSystem& state);

/// Unlinks journal and passing name, and waits until that is durable.
[[nodiscard]] Io<void> drop_journal_durably(FileSystem& state);

}  // namespace cfplan
