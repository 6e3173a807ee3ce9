#pragma once

#include <cstddef>
#include <vector>

namespace cfplan {

/// Lines that differ, side by side: half-open ranges, one of them may be empty.
struct ChangeRun {
  std::size_t before_begin = 0;
  std::size_t before_end = 0;
  std::size_t after_begin = 0;
  std::size_t after_end = 0;
  bool operator==(const ChangeRun&) const = default;
};

/// Which lines of two texts are changed; the others pair up in order.
class ChangeRuns {
 public:
  /// All lines unchanged. Both sides must hold equally many unchanged lines when it is read.
  ChangeRuns(std::size_t before, std::size_t after);

  void change_before(std::size_t line) { before_.set(line, true); }
  void change_after(std::size_t line) { after_.set(line, true); }
  void keep(std::size_t before, std::size_t after);

  /// Moves each run as GNU diff does (analyze.c, shift_boundaries): of all equal ways to say a
  /// change the one that joins neighbouring runs, else faces a run of the other side, else stands
  /// last. The last `fixed_tail` lines never become part of a run. Lines are given as numbers that
  /// are equal when the lines are.
  void slide(const std::vector<long long>& before, const std::vector<long long>& after,
             std::size_t fixed_tail);

  [[nodiscard]] std::vector<ChangeRun> runs() const;

 private:
  // Marks by line with an unchanged line before the first and after the last.
  class Marks {
   public:
    explicit Marks(std::size_t size) : size_(size), marks_(size + 2, 0) {}
    [[nodiscard]] bool is_set(std::size_t line) const { return marks_[line + 1] != 0; }
    [[nodiscard]] bool is_set_before(std::size_t line) const { return marks_[line] != 0; }
    void set(std::size_t line, bool on) { marks_[line + 1] = on ? 1 : 0; }
    [[nodiscard]] std::size_t size() const { return size_; }

   private:
    std::size_t size_;
    std::vector<char> marks_;
  };
  class Slider;

  Marks before_;
  Marks after_;
};

}  // namespace cfplan
