#include "cli/project/wrangler_search.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "cfplan/base/source_file.hpp"

namespace cfplan {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"wrangler.json", "wrangler.jsonc",
                                                    "wrangler.toml"};

/// Where the name stands in wrangler's search; past the end for a file that only -c finds.
std::size_t rank_of(std::string_view name) {
  return static_cast<std::size_t>(std::find(kNames.begin(), kNames.end(), name) - kNames.begin());
}

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return "";
  return path.substr(0, slash);
}

bool is_there(const Disk& disk, const std::string& path) { return disk.kind(path).has_value(); }

/// The folder and those above it, up to the root of the work tree or of the disk.
std::vector<std::string> searched_folders(const Disk& disk, std::string folder) {
  std::vector<std::string> folders = {folder};
  // The empty path is the root of the disk, since a name with a slash before it follows.
  while (!folder.empty() && !is_there(disk, folder + "/.git")) {
    folder = parent_of(folder);
    folders.push_back(folder);
  }
  return folders;
}

}  // namespace

std::string find_wrangler_file(const ProjectFiles& files) {
  for (std::string_view name : kNames) {
    if (!files.read(std::string(name)).is_absent()) return std::string(name);
  }
  return std::string(kNames.back());
}

std::optional<std::string> find_shadowing_file(const Disk& disk, const std::string& project,
                                               const std::string& wrangler_file) {
  const std::string full = project + "/" + wrangler_file;
  const std::string folder = parent_of(full);
  const std::size_t rank = rank_of(full.substr(folder.size() + 1));
  if (rank == kNames.size()) return std::nullopt;
  for (std::size_t name = 0; name < rank; ++name) {
    for (const std::string& searched : searched_folders(disk, folder)) {
      const std::string candidate = searched + "/" + std::string(kNames[name]);
      if (is_there(disk, candidate)) return candidate;
    }
  }
  return std::nullopt;
}

Diagnostic shadowed_file(const std::string& wrangler_file, const std::string& other) {
  return {.code = std::string(kShadowed),
          .message = "wrangler reads " + other + " instead of this file",
          .place = file_place(wrangler_file),
          .hint = "keep one of the two, or name this one differently and run wrangler with -c"};
}

}  // namespace cfplan
