#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "cfplan/apply/file_write.hpp"

namespace cfplan {

/// A file as a test sees it.
struct SampleFile {
  std::string bytes;
  unsigned mode = 0644;
  auto operator<=>(const SampleFile&) const = default;
};

/// Files by path, and folders as paths that end in `/`.
using SampleTree = std::map<std::string, SampleFile>;

/// A small project in which a transaction does everything it can do: edits in two folders, a
/// creation in folders that are missing, a deletion, an unusual mode, a file that is left alone.
[[nodiscard]] SampleTree tree_before();
[[nodiscard]] SampleTree tree_after();
[[nodiscard]] std::vector<FileWrite> sample_writes();

/// A new empty folder for a sweep: where TMPDIR says, else in memory where that can be. No sweep
/// cuts the power: on a disk its thousands of runs would wait for syncs that nobody looks at.
[[nodiscard]] std::filesystem::path make_sweep_folder();

/// Makes a folder hold exactly this tree.
void lay_out(const std::filesystem::path& folder, const SampleTree& tree);
/// What a folder holds, less cfplan's own state.
[[nodiscard]] SampleTree tree_in(const std::filesystem::path& folder);

}  // namespace cfplan
