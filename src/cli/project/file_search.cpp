#include "cli/project/file_search.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

std::vector<std::string> parts_of(const std::string& path) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) parts.push_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

constexpr std::string_view kWild = "*?[";

bool is_pattern(const std::string& part) { return part.find_first_of(kWild) != std::string::npos; }

// Only a dot matches the dot that hides a file.
bool name_matches(const std::string& part, const std::string& name) {
  return (!name.starts_with('.') || part.starts_with('.')) && glob_matches(part, name);
}

// A text of which nothing is a wildcard.
std::string literal_glob(std::string_view text) {
  std::string glob;
  for (const char c : text) {
    const bool wild = kWild.find(c) != std::string_view::npos;
    glob += wild ? "[" + std::string(1, c) + "]" : std::string(1, c);
  }
  return glob;
}

std::string below(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : folder + "/" + name;
}

/// Walks the parts of a glob, listing only the folders whose names it must match.
class Walk {
 public:
  Walk(const ProjectFiles& files, std::vector<std::string> parts, Matched matched)
      : files_(files), parts_(std::move(parts)), matched_(matched) {}

  [[nodiscard]] Result<std::vector<std::string>> run() {
    visit("", 0);
    if (!problems_.empty()) return fail(Error(std::move(problems_)));
    return std::move(found_);
  }

 private:
  void visit(const std::string& folder, std::size_t depth) {
    // Plain parts before the last need no listing: the folder is there or it is not.
    if (depth + 1 < parts_.size() && !is_pattern(parts_[depth])) {
      return visit(below(folder, parts_[depth]), depth + 1);
    }
    const Answer<std::vector<std::string>> names = files_.list(folder);
    if (names.is_unknown()) problems_.push_back(names.why());
    if (!names.is_here()) return;
    for (const std::string& entry : names.value()) take(folder, entry, depth);
  }

  void take(const std::string& folder, const std::string& entry, std::size_t depth) {
    const bool is_folder = entry.ends_with('/');
    const std::string name = is_folder ? entry.substr(0, entry.size() - 1) : entry;
    const bool is_last = depth + 1 == parts_.size();
    const bool fits = is_folder != is_last || (is_last && matched_ == Matched::Anything);
    if (!fits || !name_matches(parts_[depth], name)) return;
    if (is_last) {
      found_.push_back(below(folder, name));
    } else {
      visit(below(folder, name), depth + 1);
    }
  }

  const ProjectFiles& files_;
  std::vector<std::string> parts_;
  Matched matched_;
  std::vector<std::string> found_;
  Diagnostics problems_;
};

}  // namespace

Result<std::vector<std::string>> find_files(const ProjectFiles& files, const std::string& glob,
                                            Matched matched) {
  std::vector<std::string> parts = parts_of(glob);
  if (parts.empty()) return std::vector<std::string>{};
  return Walk(files, std::move(parts), matched).run();
}

std::string env_file_glob(const Desired& desired) {
  if (!desired.layout.env_file) return "";
  const std::string& pattern = *desired.layout.env_file;
  std::string glob;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find("${", at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) return glob + literal_glob(pattern.substr(at));
    glob += literal_glob(pattern.substr(at, open - at));
    const std::string name = pattern.substr(open + 2, close - open - 2);
    glob += name == "service" ? literal_glob(desired.service) : "*";
    at = close + 1;
  }
  return glob;
}

}  // namespace cfplan
