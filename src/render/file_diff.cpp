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

bool all_end_in_cr(const std::vector<std::string>& lines) {
  return std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
    return !is_file_line(line) || line.ends_with('\r');
  });
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
  for (std::string& line : out.lines) {
    if (drop_cr && line.ends_with('\r')) line.pop_back();
    line = cut_middle(mask_ids(visible(line), ids, display), kLongestLine);
  }
  return out;
}

}  // namespace cfplan
