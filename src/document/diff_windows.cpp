#include "cfplan/document/diff_windows.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace cfplan {
namespace {

constexpr std::size_t kContext = 3;

using Lines = std::vector<std::string_view>;  // each with its LF, where it has one

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::size_t size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// The original's lines and where each starts; one more start for the end of the file.
struct Original {
  explicit Original(std::string_view bytes) : text(bytes), lines(split_lines(bytes)) {
    starts.reserve(lines.size() + 1);
    std::size_t at = 0;
    for (const std::string_view line : lines) {
      starts.push_back(at);
      at += line.size();
    }
    starts.push_back(at);
  }

  // The line that holds the offset; the end of a file that ends in LF is a line of its own.
  [[nodiscard]] std::size_t line_of(std::size_t offset) const {
    if (offset == text.size() && (text.empty() || text.back() == '\n')) return lines.size();
    const auto after = std::upper_bound(starts.begin(), std::prev(starts.end()), offset);
    return static_cast<std::size_t>(after - starts.begin()) - 1;
  }

  std::string_view text;
  Lines lines;
  std::vector<std::size_t> starts;
};

// Whole lines [begin, end) of the original that become `text`.
struct LineChange {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
  std::ptrdiff_t shift = 0;  // lines that all edits before it add
  Lines after;               // of `text`, without what it has in common with the original
};

std::ptrdiff_t added_lines(std::string_view original, const TextEdit& edit) {
  const std::string_view gone = original.substr(edit.span.begin, edit.span.size());
  return std::count(edit.text.begin(), edit.text.end(), '\n') -
         std::count(gone.begin(), gone.end(), '\n');
}

// The first line after those that the edit touches.
std::size_t end_line(const Original& original, const TextEdit& edit) {
  const std::size_t line = original.line_of(edit.span.end);
  if (line == original.lines.size()) return line;
  const bool at_start = original.starts[line] == edit.span.end;
  const bool whole_lines =
      edit.text.empty() ? original.starts[original.line_of(edit.span.begin)] == edit.span.begin
                        : edit.text.back() == '\n';
  return at_start && whole_lines ? line : line + 1;
}

// One edit, and how many lines all edits before it add, whoever's they are.
struct PlacedEdit {
  const TextEdit* edit;
  std::ptrdiff_t shift;
};

std::map<std::size_t, std::vector<PlacedEdit>> place_edits(std::string_view original,
                                                           const std::vector<TextEdit>& edits) {
  std::map<std::size_t, std::vector<PlacedEdit>> by_owner;
  std::ptrdiff_t shift = 0;
  for (const TextEdit& edit : edits) {
    by_owner[edit.owner].push_back({&edit, shift});
    shift += added_lines(original, edit);
  }
  return by_owner;
}

std::vector<LineChange> line_changes(const Original& original,
                                     const std::vector<PlacedEdit>& edits) {
  std::vector<LineChange> changes;
  std::size_t at = 0;  // the original's bytes up to here are in the last change's text
  const auto take_until = [&](std::size_t offset) {
    if (offset > at) changes.back().text.append(original.text.substr(at, offset - at));
    at = std::max(at, offset);
  };
  for (const auto& [edit, shift] : edits) {
    const std::size_t begin = original.line_of(edit->span.begin);
    if (changes.empty() || begin >= changes.back().end) {
      if (!changes.empty()) take_until(original.starts[changes.back().end]);
      at = original.starts[begin];
      changes.push_back({begin, begin, {}, shift, {}});
    }
    take_until(edit->span.begin);
    changes.back().text += edit->text;
    at = edit->span.end;
    changes.back().end = std::max(changes.back().end, end_line(original, *edit));
  }
  if (!changes.empty()) take_until(original.starts[changes.back().end]);
  return changes;
}

// Takes off what is the same at both ends; a pure insertion or deletion that could stand at
// several places moves to the last of them, as GNU diff has it.
void tighten(const Original& original, LineChange& change, std::size_t limit) {
  change.after = split_lines(change.text);
  const auto& lines = original.lines;
  auto& after = change.after;
  std::size_t same = 0;
  while (change.begin < change.end && same < after.size() && lines[change.begin] == after[same]) {
    ++change.begin;
    ++same;
  }
  after.erase(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(same));
  while (change.begin < change.end && !after.empty() && lines[change.end - 1] == after.back()) {
    --change.end;
    after.pop_back();
  }
  if (change.begin == change.end && !after.empty()) {
    std::size_t moved = 0;
    while (change.end < limit && lines[change.end] == after[moved % after.size()]) {
      ++moved;
      ++change.end;
    }
    change.begin = change.end;
    std::rotate(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(moved % after.size()),
                after.end());
  } else if (after.empty() && change.begin < change.end) {
    while (change.end < limit && lines[change.end] == lines[change.begin]) {
      ++change.begin;
      ++change.end;
    }
  }
}

void add_lines(std::vector<std::string>& out, const Lines& lines, std::size_t begin,
               std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    std::string_view line = lines[i];
    if (line.ends_with('\n')) line.remove_suffix(1);
    out.emplace_back(line);
  }
}

bool lacks_newline(const Lines& lines, std::size_t end) {
  return end > 0 && end == lines.size() && !lines.back().ends_with('\n');
}

DiffWindow window_of(const Original& original, std::vector<LineChange>::const_iterator first,
                     std::vector<LineChange>::const_iterator last) {
  const Lines& lines = original.lines;
  const std::size_t begin = first->begin - std::min(first->begin, kContext);
  const std::size_t end = std::min(std::prev(last)->end + kContext, lines.size());
  DiffWindow window;
  window.before_start = begin + 1;
  window.after_start =
      static_cast<std::size_t>(static_cast<std::ptrdiff_t>(begin + 1) + first->shift);
  add_lines(window.before, lines, begin, end);
  window.before_lacks_final_newline = lacks_newline(lines, end);
  std::size_t at = begin;
  for (auto change = first; change != last; ++change) {
    add_lines(window.after, lines, at, change->begin);
    add_lines(window.after, change->after, 0, change->after.size());
    at = change->end;
  }
  add_lines(window.after, lines, at, end);
  const Lines& tail = std::prev(last)->after;
  window.after_lacks_final_newline = at < end
                                         ? lacks_newline(lines, end)
                                         : end == lines.size() && lacks_newline(tail, tail.size());
  return window;
}

std::vector<DiffWindow> windows_of(const Original& file, const std::vector<PlacedEdit>& edits) {
  std::vector<LineChange> changes = line_changes(file, edits);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const std::size_t limit = i + 1 < changes.size() ? changes[i + 1].begin : file.lines.size();
    tighten(file, changes[i], limit);
  }
  std::erase_if(changes, [](const LineChange& c) { return c.begin == c.end && c.after.empty(); });
  std::vector<DiffWindow> windows;
  for (auto first = changes.cbegin(); first != changes.cend();) {
    auto last = std::next(first);
    while (last != changes.cend() && last->begin <= std::prev(last)->end + 2 * kContext) ++last;
    windows.push_back(window_of(file, first, last));
    first = last;
  }
  return windows;
}

}  // namespace

std::vector<DiffWindow> diff_windows(std::string_view original, const std::vector<TextEdit>& edits,
                                     std::size_t owner) {
  return windows_of(Original(original), place_edits(original, edits)[owner]);
}

std::map<std::size_t, std::vector<DiffWindow>> diff_windows_by_owner(
    std::string_view original, const std::vector<TextEdit>& edits) {
  const Original file(original);
  std::map<std::size_t, std::vector<DiffWindow>> windows;
  for (const auto& [owner, placed] : place_edits(original, edits)) {
    windows.emplace(owner, windows_of(file, placed));
  }
  return windows;
}

}  // namespace cfplan
