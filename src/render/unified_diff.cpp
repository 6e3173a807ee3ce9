#include "cfplan/render/unified_diff.hpp"

#include <algorithm>
#include <cstddef>
#include <dtl/dtl.hpp>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "render/change_runs.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kContext = 3;
// Two changes with at most this many unchanged lines between them are one hunk.
constexpr std::size_t kJoiningGap = 2 * kContext;
// 2,000 lines on both sides: beyond that a line by line comparison costs more than it tells.
constexpr std::size_t kMostPairs = std::size_t{2000} * 2000;

using Ids = std::vector<long long>;

struct NumberedLines {
  Ids before;
  Ids after;
};

// Equal lines get equal numbers; a line that lacks its line end is another line.
NumberedLines number_lines(const DiffWindow& window) {
  std::unordered_map<std::string, long long> numbers;
  const auto number = [&](const std::vector<std::string>& lines, bool lacks_newline) {
    Ids ids;
    ids.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool cut = lacks_newline && i + 1 == lines.size();
      const auto next = static_cast<long long>(numbers.size());
      ids.push_back(numbers.try_emplace(cut ? lines[i] : lines[i] + "\n", next).first->second);
    }
    return ids;
  };
  return {number(window.before, window.before_lacks_final_newline),
          number(window.after, window.after_lacks_final_newline)};
}

// Half-open: the lines of each side that differ, with what is equal at both ends left out.
struct Body {
  std::size_t begin = 0;
  std::size_t before_end = 0;
  std::size_t after_end = 0;
  // Lines at the window's end that stay context: a change that slid into them would leave a hunk
  // without lines that the file has. Fewer than three equal lines there are the file's end.
  std::size_t fixed_tail = 0;
};

Body body_of(const NumberedLines& lines) {
  const std::size_t least = std::min(lines.before.size(), lines.after.size());
  std::size_t tail = 0;
  while (tail < least && lines.before[lines.before.size() - 1 - tail] ==
                             lines.after[lines.after.size() - 1 - tail]) {
    ++tail;
  }
  const std::size_t fixed = tail < kContext ? 0 : kContext;
  std::size_t begin = 0;
  while (begin + fixed < least && lines.before[begin] == lines.after[begin]) ++begin;
  tail = std::min(tail, least - begin);
  return {begin, lines.before.size() - tail, lines.after.size() - tail, fixed};
}

// The lines of one side that the other side has too: only they can be kept.
struct SharedLines {
  Ids ids;
  std::vector<std::size_t> places;
};

SharedLines shared_lines(const Ids& lines, std::size_t begin, std::size_t end,
                         const std::unordered_set<long long>& other) {
  SharedLines out;
  for (std::size_t i = begin; i < end; ++i) {
    if (!other.contains(lines[i])) continue;
    out.ids.push_back(lines[i]);
    out.places.push_back(i);
  }
  return out;
}

std::unordered_set<long long> line_set(const Ids& lines, std::size_t begin, std::size_t end) {
  return {lines.begin() + static_cast<std::ptrdiff_t>(begin),
          lines.begin() + static_cast<std::ptrdiff_t>(end)};
}

// dtl keeps a bounded store of the ways it went and restarts, wrongly, when it is full. The number
// of entries follows from the edit distance, which it finds without the store.
bool fits_store(const Ids& before, const Ids& after) {
  dtl::Diff<long long, Ids> distance(before, after);
  distance.onOnlyEditDistance();
  distance.compose();
  const auto edits = static_cast<std::size_t>(distance.getEditDistance());
  const std::size_t delta =
      before.size() > after.size() ? before.size() - after.size() : after.size() - before.size();
  const std::size_t rounds = (edits - delta) / 2 + 1;
  return rounds * (delta + rounds) < dtl::MAX_CORDINATES_SIZE;
}

// A longest common subsequence: unmarks the lines that both sides keep.
void keep_common_lines(const SharedLines& before, const SharedLines& after, ChangeRuns& runs) {
  if (before.ids.empty() || after.ids.empty()) return;
  if (before.ids.size() * after.ids.size() > kMostPairs) return;
  if (!fits_store(before.ids, after.ids)) return;
  dtl::Diff<long long, Ids> diff(before.ids, after.ids);
  diff.compose();
  std::size_t b = 0;
  std::size_t a = 0;
  const auto script = diff.getSes().getSequence();
  for (const auto& [line, element] : script) {
    if (element.type == dtl::SES_COMMON) {
      runs.keep(before.places[b++], after.places[a++]);
    } else if (element.type == dtl::SES_DELETE) {
      ++b;
    } else {
      ++a;
    }
  }
}

ChangeRuns compare(const DiffWindow& window) {
  const NumberedLines lines = number_lines(window);
  const Body body = body_of(lines);
  ChangeRuns runs(lines.before.size(), lines.after.size());
  for (std::size_t i = body.begin; i < body.before_end; ++i) runs.change_before(i);
  for (std::size_t i = body.begin; i < body.after_end; ++i) runs.change_after(i);
  const SharedLines before = shared_lines(lines.before, body.begin, body.before_end,
                                          line_set(lines.after, body.begin, body.after_end));
  const SharedLines after = shared_lines(lines.after, body.begin, body.after_end,
                                         line_set(lines.before, body.begin, body.before_end));
  keep_common_lines(before, after, runs);
  runs.slide(lines.before, lines.after, body.fixed_tail);
  return runs;
}

// "12,3", "12" for a single line, "11,0" for none: the line before which nothing is.
std::string range(std::size_t first, std::size_t count) {
  if (count == 1) return std::to_string(first);
  return std::to_string(count == 0 ? first - 1 : first) + "," + std::to_string(count);
}

class HunkWriter {
 public:
  HunkWriter(const DiffWindow& window, std::vector<std::string>& out)
      : window_(window), out_(out) {}

  // `hunk`: the runs that it is made of, first to last.
  void write(const std::vector<ChangeRun>& hunk) {
    const ChangeRun& first = hunk.front();
    const ChangeRun& last = hunk.back();
    const std::size_t lead = std::min(kContext, first.before_begin);
    const std::size_t trail = std::min(kContext, window_.before.size() - last.before_end);
    const std::size_t before = first.before_begin - lead;
    const std::size_t after = first.after_begin - lead;
    out_.push_back("@@ -" + range(window_.before_start + before, last.before_end + trail - before) +
                   " +" + range(window_.after_start + after, last.after_end + trail - after) +
                   " @@");
    std::size_t context = before;
    for (const ChangeRun& run : hunk) {
      before_lines(' ', context, run.before_begin);
      before_lines('-', run.before_begin, run.before_end);
      after_lines(run.after_begin, run.after_end);
      context = run.before_end;
    }
    before_lines(' ', context, last.before_end + trail);
  }

 private:
  void line(char mark, const std::string& text, bool lacks_newline) {
    out_.push_back(mark + text);
    if (lacks_newline) out_.emplace_back("\\ No newline at end of file");
  }
  void before_lines(char mark, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      line(mark, window_.before[i],
           window_.before_lacks_final_newline && i + 1 == window_.before.size());
    }
  }
  void after_lines(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      line('+', window_.after[i],
           window_.after_lacks_final_newline && i + 1 == window_.after.size());
    }
  }

  const DiffWindow& window_;
  std::vector<std::string>& out_;
};

}  // namespace

std::vector<std::string> unified_hunk_lines(const std::vector<DiffWindow>& windows) {
  std::vector<std::string> out;
  for (const DiffWindow& window : windows) {
    HunkWriter writer(window, out);
    std::vector<ChangeRun> hunk;
    for (const ChangeRun& run : compare(window).runs()) {
      if (!hunk.empty() && run.before_begin - hunk.back().before_end > kJoiningGap) {
        writer.write(hunk);
        hunk.clear();
      }
      hunk.push_back(run);
    }
    if (!hunk.empty()) writer.write(hunk);
  }
  return out;
}

}  // namespace cfplan
