#include "render/file_diff.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "cfplan/render/unified_diff.hpp"
#include "render/line_cut.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kLongestLine = 16384;

Sign sign_of(FileOperation operation) {
  switch (operation) {
    case FileOperation::Create: return Sign::Create;
    case FileOperation::Edit: return Sign::Change;
    case FileOperation::Delete: return Sign::Delete;
  }
  return Sign::Change;
}

bool is_file_line(std::string_view line) { return !line.starts_with('@') && line[0] != '\\'; }

bool has_line_end(const std::vector<std::string>& lines, std::size_t at) {
  return at + 1 == lines.size() || !lines[at + 1].starts_with('\\');
}

bool all_end_in_cr(const std::vector<std::string>& lines) {
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const bool counts = is_file_line(lines[at]) && has_line_end(lines, at);
    if (counts && !lines[at].ends_with('\r')) return false;
  }
  return true;
}

}  // namespace

FileDiff make_file_diff(const ChangeFile& file, const std::vector<DiffWindow>& windows,
                        const std::set<std::string>& ids, IdDisplay display) {
  FileDiff out;
  out.sign = sign_of(file.operation);
  out.path = visible(file.path);
  const bool created = file.operation == FileOperation::Create;
  const bool deleted = file.operation == FileOperation::Delete;
  out.before_header = "--- " + (created ? "/dev/null" : "a/" + out.path);
  out.after_header = "+++ " + (deleted ? "/dev/null" : "b/" + out.path);
  out.lines = unified_hunk_lines(windows);
  const bool drop_cr = all_end_in_cr(out.lines);
  for (std::size_t at = 0; at < out.lines.size(); ++at) {
    std::string& line = out.lines[at];
    if (drop_cr && has_line_end(out.lines, at) && line.ends_with('\r')) line.pop_back();
    line = cut_middle(mask_ids(visible(line), ids, display), kLongestLine);
  }
  return out;
}

}  // namespace cfplan
