#include "cli/reports/text_diff.hpp"

#include <algorithm>
#include <vector>

#include "cfplan/base/credential_lines.hpp"
#include "cfplan/base/text.hpp"
#include "cfplan/render/unified_diff.hpp"

namespace cfplan {
namespace {

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    lines.push_back(bytes.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

bool lacks_final_newline(const std::string& bytes) {
  return !bytes.empty() && !bytes.ends_with('\n');
}

}  // namespace

std::string diff_text(const std::string& path, const std::optional<std::string>& before,
                      const std::optional<std::string>& after) {
  const std::string old_bytes = before.value_or("");
  const std::string new_bytes = after.value_or("");
  const DiffWindow window{.before = lines_of(old_bytes),
                          .after = lines_of(new_bytes),
                          .before_lacks_final_newline = lacks_final_newline(old_bytes),
                          .after_lacks_final_newline = lacks_final_newline(new_bytes)};
  const std::string shown = visible(path);
  std::string text = "--- " + (before ? "a/" + shown : "/dev/null") + "\n+++ " +
                     (after ? "b/" + shown : "/dev/null") + "\n";
  const Notation notation = notation_of(path);
  CredentialLines credentials;
  credentials.learn(old_bytes, notation);
  credentials.learn(new_bytes, notation);
  for (const std::string& line : unified_hunk_lines({window})) {
    text +=
        visible(line.substr(0, 1) + credentials.masked(std::string_view(line).substr(1))) + "\n";
  }
  return text + "\n";
}

}  // namespace cfplan
