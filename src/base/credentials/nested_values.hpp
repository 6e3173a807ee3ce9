#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/credentials/hidden_values.hpp"
#include "base/credentials/quoted_text.hpp"
#include "cfplan/base/notation.hpp"

namespace cfplan {

/// Judges the values in brackets and braces: those of JSON, of TOML's arrays and inline tables and
/// of YAML's flow style. Keys may be missing, brackets too many or too few.
class NestedValues {
 public:
  NestedValues(HiddenValues& values, Notation notation)
      : values_(values), text_(values.text()), notation_(notation) {}

  /// Judges the value that begins at `at`, which is named so; its end, beyond `at`.
  std::size_t judge(std::size_t at, Naming naming);

  /// The first place at or after `at` that is no white space and no comment.
  [[nodiscard]] std::size_t skip_trivia(std::size_t at) const;

 private:
  struct Open {
    Naming naming;
    char bracket;
  };
  struct Word {
    SourceSpan content;
    std::size_t end;
  };

  void open(std::size_t at);
  void begin_entry();
  [[nodiscard]] std::size_t comment_end(std::size_t at) const;
  [[nodiscard]] Word word_at(std::size_t at) const;
  [[nodiscard]] std::size_t bare_end(std::size_t at) const;
  [[nodiscard]] std::size_t hidden_bare_end(std::size_t at, std::size_t end) const;
  [[nodiscard]] std::size_t separator_after(std::size_t at) const;
  [[nodiscard]] bool may_be_key(std::size_t at) const;
  [[nodiscard]] bool in_map() const { return !open_.empty() && open_.back().bracket == '{'; }
  void add_to_key(SourceSpan word);
  std::size_t judge_word(std::size_t at, const Word& word);

  HiddenValues& values_;
  std::string_view text_;
  Notation notation_;
  std::vector<Open> open_;
  Naming naming_ = Naming::Ordinary;  // of the value to come, or of the key so far
  bool has_key_ = true;               // whether the value's key was read
  std::size_t key_end_ = 0;
};

}  // namespace cfplan
