#include "cfplan/manifest/standing_remarks.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "cfplan/base/text.hpp"
#include "manifest/writing/comment_lines.hpp"
#include "manifest/writing/credential_remark.hpp"

namespace cfplan {
namespace {

/// A remark's lines in a text, and the words in them.
struct RemarkLines {
  std::size_t begin = 0;  ///< offsets
  std::size_t end = 0;
  std::size_t indent = 0;
  std::string words;
};

struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind its ending
};

std::vector<Line> lines_of(const std::string& text) {
  std::vector<Line> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back({at, end});
    at = end;
  }
  return lines;
}

/// What a line of comment says; none when it is another line.
std::optional<std::string> comment_in(const std::string& text, const Line& line) {
  const std::size_t sign = text.find_first_not_of(' ', line.begin);
  if (sign >= line.end || text.compare(sign, 2, "# ") != 0) return std::nullopt;
  const std::size_t last = text.find_last_not_of("\r\n", line.end - 1);
  return text.substr(sign + 2, last + 1 - (sign + 2));
}

/// The remark on credentials among the comments above a line. A list of names goes on behind a
/// comma, so that what somebody else wrote below it is none of it.
std::optional<RemarkLines> remark_above(const std::string& text, const std::vector<Line>& lines,
                                        std::size_t place) {
  const std::string head(kCredentialRemark.substr(0, kCredentialRemark.size() - 1));
  for (std::size_t at = place; at-- > 0;) {
    const auto first = comment_in(text, lines[at]);
    if (!first) return std::nullopt;
    if (!first->starts_with("Not declared, since it looks like a credential")) continue;
    RemarkLines remark{lines[at].begin, lines[at].end, 0, *first};
    remark.indent = text.find('#', lines[at].begin) - lines[at].begin;
    for (++at; at < place; ++at) {
      const bool goes_on = remark.words.size() <= head.size() || remark.words.ends_with(',');
      if (!goes_on) break;
      remark.words += " " + comment_in(text, lines[at]).value_or("");
      remark.end = lines[at].end;
    }
    return remark.words.starts_with(kCredentialRemark) ? std::optional(remark) : std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::string> listed_names(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(", "), list.size());
    names.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 2, list.size()));
  }
  return names;
}

}  // namespace

std::string with_moved_credentials(const std::string& text, std::size_t line,
                                   const std::vector<std::string>& names) {
  const std::vector<Line> lines = lines_of(text);
  if (line == 0 || line > lines.size()) return text;
  const auto remark = remark_above(text, lines, line - 1);
  if (!remark) return text;
  std::vector<std::string> left =
      listed_names(std::string_view(remark->words).substr(kCredentialRemark.size()));
  std::vector<std::string> moved;
  for (const std::string& name : names) {
    if (std::erase(left, "env." + visible(name)) > 0) moved.push_back(visible(name));
  }
  if (moved.empty()) return text;
  std::string said;
  if (!left.empty()) {
    said = comment_lines(std::string(kCredentialRemark) + join(left, ", "), remark->indent);
  }
  said += comment_lines(std::string(kStoredSecretsRemark) + join(moved, ", "), remark->indent);
  return text.substr(0, remark->begin) + said + text.substr(remark->end);
}

}  // namespace cfplan
