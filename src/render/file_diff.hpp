#pragma once

#include <set>
#include <string>
#include <vector>

#include "cfplan/model/action.hpp"
#include "cfplan/render/style.hpp"
#include "render/sign.hpp"

namespace cfplan {

/// The part of one file's unified diff that is one deployment's own.
struct FileDiff {
  Sign sign = Sign::Change;
  std::string path;
  std::string before_header;  ///< "--- a/wrangler.toml" or "--- /dev/null"
  std::string after_header;
  std::vector<std::string> lines;  ///< hunk headers and lines with their marks
};

/// The diff of one deployment's part of a file, for people: what a terminal would obey is made
/// visible, ids are masked, lines beyond 16,384 characters lose their middle. The CR of CRLF line
/// ends is shown only where line ends are mixed; a last line without one mixes nothing.
[[nodiscard]] FileDiff make_file_diff(const ChangeFile& file,
                                      const std::vector<DiffWindow>& windows,
                                      const std::set<std::string>& ids, IdDisplay display);

}  // namespace cfplan
