#include "cli/wrangler_program.hpp"

#include <algorithm>

namespace cfplan {
namespace {

constexpr const char* kInstalled = "/node_modules/.bin/wrangler";

bool is_file(const Disk& disk, const std::string& path) {
  const auto kind = disk.kind(path);
  return kind && *kind == EntryKind::File;
}

/// The root of the git work tree that holds the project; none outside one.
std::optional<std::string> work_tree_of(const Disk& disk, std::string folder) {
  while (!disk.kind(folder + "/.git")) {
    if (folder.empty()) return std::nullopt;
    folder.erase(folder.rfind('/'));
  }
  return folder;
}

// Outside a work tree the folders above may be anybody's: nothing in them is run.
std::optional<std::string> find_installed(const Disk& disk, const std::string& project) {
  const std::string top = work_tree_of(disk, project).value_or(project);
  for (std::string folder = project;; folder.erase(folder.rfind('/'))) {
    if (std::string path = folder + kInstalled; is_file(disk, path)) return path;
    if (folder == top) return std::nullopt;
  }
}

}  // namespace

std::optional<std::string> find_wrangler_program(const Disk& disk, const std::string& project,
                                                 const std::string& search_path) {
  if (auto installed = find_installed(disk, project)) return installed;
  for (std::size_t begin = 0; begin < search_path.size();) {
    const std::size_t end = std::min(search_path.find(':', begin), search_path.size());
    const std::string path = search_path.substr(begin, end - begin) + "/wrangler";
    if (path.front() == '/' && path.size() > sizeof("/wrangler") && is_file(disk, path)) {
      return path;
    }
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace cfplan
