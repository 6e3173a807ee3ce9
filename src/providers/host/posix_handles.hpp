#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "cfplan/ports/file_system.hpp"
#include "providers/host/descriptor.hpp"

namespace cfplan {

/// The error that `errno` names right now, as a result.
[[nodiscard]] tl::unexpected<IoError> failed();
/// Of a system call that answers 0 or fails.
[[nodiscard]] Io<void> done_or_failed(int result);

/// The rest of an open file, up to `limit` bytes; `expected` is a guess that saves reallocations.
[[nodiscard]] Io<std::string> read_all(int fd, std::size_t expected, std::size_t limit);

[[nodiscard]] std::unique_ptr<OpenFile> make_open_file(Descriptor file);
[[nodiscard]] std::unique_ptr<Volume> make_volume(Descriptor folder);

/// Locks an open file exclusively; `Busy` at once when somebody else has it.
[[nodiscard]] Io<std::unique_ptr<HeldLock>> lock_file(Descriptor file);

}  // namespace cfplan
