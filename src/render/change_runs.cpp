#include "render/change_runs.hpp"

namespace cfplan {

// Slides the runs of one side (`own`) while `other_at_` keeps pointing at the facing line of the
// other side.
class ChangeRuns::Slider {
 public:
  Slider(Marks& own, const Marks& other, const std::vector<long long>& lines,
         std::size_t fixed_tail)
      : own_(own), other_(other), lines_(lines), limit_(own.size() - fixed_tail) {}

  void slide_all() {
    while (find_run()) {
      std::size_t length = 0;
      do {
        length = end_ - begin_;
        join_backwards();
        facing_ = other_.is_set_before(other_at_) ? end_ : kNone;
        move_forwards();
      } while (length != end_ - begin_);
      if (facing_ != kNone) face_other();
    }
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  bool find_run() {
    while (end_ < own_.size() && !own_.is_set(end_)) {
      while (other_.is_set(other_at_)) ++other_at_;
      ++other_at_;
      ++end_;
    }
    if (end_ == own_.size()) return false;
    begin_ = end_;
    while (own_.is_set(end_)) ++end_;
    while (other_.is_set(other_at_)) ++other_at_;
    return true;
  }

  void back_one() {
    own_.set(--begin_, true);
    own_.set(--end_, false);
    --other_at_;
    while (other_.is_set(other_at_)) --other_at_;
  }

  void join_backwards() {
    while (begin_ > 0 && lines_[begin_ - 1] == lines_[end_ - 1]) {
      back_one();
      while (own_.is_set_before(begin_)) --begin_;
    }
  }

  void move_forwards() {
    while (end_ < limit_ && lines_[begin_] == lines_[end_]) {
      own_.set(begin_++, false);
      own_.set(end_++, true);
      while (own_.is_set(end_)) ++end_;
      ++other_at_;
      while (other_.is_set(other_at_)) {
        facing_ = end_;
        ++other_at_;
      }
    }
  }

  void face_other() {
    while (facing_ < end_) back_one();
  }

  Marks& own_;
  const Marks& other_;
  const std::vector<long long>& lines_;
  std::size_t limit_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t other_at_ = 0;
  std::size_t facing_ = kNone;
};

ChangeRuns::ChangeRuns(std::size_t before, std::size_t after) : before_(before), after_(after) {}

void ChangeRuns::keep(std::size_t before, std::size_t after) {
  before_.set(before, false);
  after_.set(after, false);
}

void ChangeRuns::slide(const std::vector<long long>& before, const std::vector<long long>& after,
                       std::size_t fixed_tail) {
  Slider(before_, after_, before, fixed_tail).slide_all();
  Slider(after_, before_, after, fixed_tail).slide_all();
}

std::vector<ChangeRun> ChangeRuns::runs() const {
  std::vector<ChangeRun> out;
  std::size_t before = 0;
  std::size_t after = 0;
  while (before < before_.size() || after < after_.size()) {
    const ChangeRun run{before, before, after, after};
    while (before_.is_set(before)) ++before;
    while (after_.is_set(after)) ++after;
    if (before > run.before_begin || after > run.after_begin) {
      out.push_back({run.before_begin, before, run.after_begin, after});
    } else {
      ++before;
      ++after;
    }
  }
  return out;
}

}  // namespace cfplan
