#include "manifest/reading/project_file.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/text.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

PathCheck refused_path(std::string_view path, std::string_view why, std::string_view hint) {
  return {{}, Fault{"the path " + in_quotes(path) + " " + std::string(why), std::string(hint)}};
}

bool has_control(std::string_view path) {
  return std::any_of(path.begin(), path.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// Takes out `./` and doubled slashes; a part that leads elsewhere goes to `refused`.
std::string normal_path(std::string_view path, std::string_view& refused) {
  std::string normal;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part == ".." || part == ".git" || part == ".cfplan") refused = part;
    if (part.empty() || part == ".") continue;
    if (!normal.empty()) normal += '/';
    normal += part;
  }
  return normal;
}

}  // namespace

PathCheck check_project_file(std::string_view path) {
  constexpr std::string_view kInside = "write a path inside the project, as in config/a.env";
  if (path.empty()) return refused_path(path, "is empty", kInside);
  if (path.front() == '/' || path.front() == '~') return refused_path(path, "is absolute", kInside);
  if (has_control(path) || path.find('\\') != std::string_view::npos) {
    return refused_path(path, "has a backslash or control character", "write / between folders");
  }
  std::string_view refused;
  std::string normal = normal_path(path, refused);
  if (refused == "..") return refused_path(path, "leads out of the project", kInside);
  if (refused == ".git") return refused_path(path, "leads into the git folder", kInside);
  if (refused == ".cfplan") return refused_path(path, "leads into cfplan's own folder", kInside);
  if (normal.empty() || path.back() == '/')
    return refused_path(path, "names a folder", "name a file");
  return {std::move(normal), std::nullopt};
}

PathCheck check_wrangler_file(std::string_view path) {
  PathCheck checked = check_project_file(path);
  const std::string& file = checked.path;
  const bool known = file.ends_with(".toml") || file.ends_with(".jsonc") || file.ends_with(".json");
  if (checked.fault || known) return checked;
  return refused_path(path, "is no wrangler file", "name a .toml, .jsonc or .json file");
}

PathCheck check_secret_file(std::string_view path) {
  const bool absolute = path.starts_with('/') && !path.ends_with('/') && !has_control(path);
  return absolute ? PathCheck{std::string(path), std::nullopt} : check_project_file(path);
}

}  // namespace cfplan
