#include "cfplan/render/unified_diff.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

namespace cfplan {
namespace {

using Lines = std::vector<std::string>;

Lines split(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool lacks_newline(const std::string& text) { return !text.empty() && text.back() != '\n'; }

/// The whole file as one window.
DiffWindow whole(const std::string& before, const std::string& after) {
  return {1, 1, split(before), split(after), lacks_newline(before), lacks_newline(after)};
}

std::string joined(const Lines& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::string hunks(const std::string& before, const std::string& after) {
  return joined(unified_hunk_lines({whole(before, after)}));
}

/// A folder with the files of one comparison, for the real programs.
class Workbench {
 public:
  Workbench() {
    std::string name = (std::filesystem::temp_directory_path() / "cfplan-diff-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
  }
  ~Workbench() { std::filesystem::remove_all(folder_); }
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  void write(const char* name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string read(const char* name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  /// What `diff -u` prints for the two, without its two header lines.
  [[nodiscard]] std::string diff(const std::string& before, const std::string& after) const {
    write("before", before);
    write("after", after);
    run("diff -a -u before after | tail -n +3 > out");
    return read("out");
  }
  /// The text after `patch` applied the hunks, strictly.
  [[nodiscard]] std::string patched(const std::string& before, const std::string& hunk_text) const {
    write("before", before);
    write("patch", "--- before\n+++ before\n" + hunk_text);
    run("patch -s -F0 --binary before patch > messages 2>&1");
    return read("before");
  }
  [[nodiscard]] bool has(const char* program) const {
    return run(std::string("command -v ") + program + " > messages") == 0;
  }

 private:
  int run(const std::string& command) const {
    return std::system(("cd '" + folder_.string() + "' && " + command).c_str());
  }
  std::filesystem::path folder_;
};

TEST(UnifiedDiff, ShowsAReplacedLineWithThreeLinesOfContext) {
  EXPECT_EQ(hunks("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, SaysNothingOfEqualTexts) {
  EXPECT_EQ(hunks("a\nb\n", "a\nb\n"), "");
  EXPECT_EQ(hunks("", ""), "");
  EXPECT_TRUE(unified_hunk_lines({}).empty());
}

TEST(UnifiedDiff, CountsFromZeroWhereThereIsNothing) {
  EXPECT_EQ(hunks("", "a\nb\n"), "@@ -0,0 +1,2 @@\n+a\n+b\n");
  EXPECT_EQ(hunks("a\nb\n", ""), "@@ -1,2 +0,0 @@\n-a\n-b\n");
  EXPECT_EQ(hunks("", "a\n"), "@@ -0,0 +1 @@\n+a\n");
}

TEST(UnifiedDiff, MarksAMissingFinalNewline) {
  EXPECT_EQ(hunks("a\nb", "a\nb\nc"),
            "@@ -1,2 +1,3 @@\n a\n-b\n\\ No newline at end of file\n+b\n+c\n"
            "\\ No newline at end of file\n");
  EXPECT_EQ(hunks("x\nb", "y\nb"), "@@ -1,2 +1,2 @@\n-x\n+y\n b\n\\ No newline at end of file\n");
  EXPECT_EQ(hunks("a", "a\n"), "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST(UnifiedDiff, SplitsAWindowWhereMoreThanSixLinesAreEqual) {
  EXPECT_EQ(hunks("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n"),
            "@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n");
  EXPECT_EQ(hunks("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n"),
            "@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n");
}

TEST(UnifiedDiff, CountsFromTheStartOfEachWindow) {
  DiffWindow first{10, 10, {"a", "b", "c", "d"}, {"a", "b", "c", "new", "d"}};
  DiffWindow second{100, 101, {"x", "y", "z", "old"}, {"x", "y", "z"}};
  EXPECT_EQ(joined(unified_hunk_lines({first, second})),
            "@@ -10,4 +10,5 @@\n a\n b\n c\n+new\n d\n@@ -100,4 +101,3 @@\n x\n y\n z\n-old\n");
}

TEST(UnifiedDiff, KeepsThreeLinesOfContextRatherThanSlideOutOfItsWindow) {
  const DiffWindow window{5, 5, {"a", "x", "x", "x"}, {"a", "x", "x", "x", "x"}};
  EXPECT_EQ(joined(unified_hunk_lines({window})), "@@ -5,4 +5,5 @@\n a\n+x\n x\n x\n x\n");
}

TEST(UnifiedDiff, DeletesAndAddsWhereTwoThousandLinesDifferOnBothSides) {
  Lines before;
  Lines after;
  for (int i = 0; i < 3000; ++i) {
    before.push_back(std::to_string(i));
    after.push_back(std::to_string(2999 - i));
  }
  const Lines lines = unified_hunk_lines({DiffWindow{1, 1, before, after}});
  ASSERT_EQ(lines.size(), 6001U);
  EXPECT_EQ(lines[0], "@@ -1,3000 +1,3000 @@");
  EXPECT_EQ(lines[1], "-0");
  EXPECT_EQ(lines[3000], "-2999");
  EXPECT_EQ(lines[3001], "+2999");
}

std::string random_line(std::mt19937& random, bool repeats) {
  if (repeats && random() % 3 == 0) return random() % 2 == 0 ? "" : "}";
  return "line " + std::to_string(random() % 1000000);
}

/// A file and the same with a few edits, at most one every `distance` lines on average.
std::pair<Lines, Lines> random_pair(std::mt19937& random, bool repeats) {
  Lines before;
  for (std::size_t n = random() % 60; n > 0; --n) before.push_back(random_line(random, repeats));
  Lines after;
  const auto distance = 3 + random() % 12;
  for (std::size_t i = 0; i <= before.size(); ++i) {
    const bool edit = random() % distance == 0;
    const auto kind = random() % 3;
    if (edit && kind != 0) {
      for (auto n = 1 + random() % 3; n > 0; --n) after.push_back(random_line(random, repeats));
    }
    if (i < before.size() && !(edit && kind != 1)) after.push_back(before[i]);
  }
  return {before, after};
}

std::string text_of(const Lines& lines, bool lacks_final_newline) {
  std::string text = joined(lines);
  if (lacks_final_newline && !text.empty() && !lines.back().empty()) text.pop_back();
  return text;
}

std::size_t changed_lines(const std::string& diff) {
  std::size_t count = 0;
  for (const std::string& line : split(diff)) count += line[0] == '+' || line[0] == '-' ? 1U : 0U;
  return count;
}

TEST(UnifiedDiffProperty, IsWhatDiffPrintsWhenLinesAreDistinct) {
  const Workbench bench;
  if (!bench.has("diff")) GTEST_SKIP() << "there is no diff program";
  std::mt19937 random(20261125);
  for (int round = 0; round < 120; ++round) {
    const auto [before, after] = random_pair(random, false);
    const std::string old_text = text_of(before, random() % 4 == 0);
    const std::string new_text = text_of(after, random() % 4 == 0);
    ASSERT_EQ(hunks(old_text, new_text), bench.diff(old_text, new_text))
        << "round " << round << "\n"
        << old_text << "---\n"
        << new_text;
  }
}

TEST(UnifiedDiffProperty, IsAppliedByPatchAndNoLongerThanWhatDiffPrints) {
  const Workbench bench;
  if (!bench.has("diff") || !bench.has("patch")) GTEST_SKIP() << "diff or patch is missing";
  std::mt19937 random(7);
  int equal = 0;
  constexpr int kRounds = 120;
  for (int round = 0; round < kRounds; ++round) {
    const auto [before, after] = random_pair(random, true);
    const std::string old_text = text_of(before, random() % 4 == 0);
    const std::string new_text = text_of(after, random() % 4 == 0);
    const std::string ours = hunks(old_text, new_text);
    if (new_text.empty() || ours.empty()) continue;
    const std::string theirs = bench.diff(old_text, new_text);
    ASSERT_EQ(bench.patched(old_text, ours), new_text) << "round " << round << "\n" << ours;
    ASSERT_LE(changed_lines(ours), changed_lines(theirs)) << "round " << round;
    equal += ours == theirs ? 1 : 0;
  }
  // With many equal lines there are several shortest diffs; the choice is mostly the same.
  EXPECT_GT(equal, kRounds * 8 / 10);
}

}  // namespace
}  // namespace cfplan
