#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cfplan/base/result.hpp"
#include "cfplan/base/sensitive.hpp"
#include "cli/prompts/fields.hpp"

namespace cfplan {

/// Asks the person at the terminal, one field after the other. Every question ends with an answer,
/// or with CFP9005 when it was interrupted and CFP9032 when the input ended; one whose way back is
/// open also when it was left for the question before it (went_back).
class Interview {
 public:
  virtual ~Interview() = default;
  [[nodiscard]] virtual Result<std::size_t> choose(const ChoiceField& field) = 0;
  [[nodiscard]] virtual Result<std::vector<std::size_t>> check(const ChecksField& field) = 0;
  [[nodiscard]] virtual Result<std::string> enter(const TextField& field) = 0;
  [[nodiscard]] virtual Result<Sensitive> enter_secret(const SecretField& field) = 0;
  [[nodiscard]] virtual Result<YesNo> confirm(const YesNoField& field) = 0;
  /// Lines between the questions, each with its end.
  virtual void say(std::string_view text) = 0;
};

/// Why a question has no answer: CFP9005 or CFP9032.
enum class NoAnswer { Interrupted, InputEnded, WentBack };
[[nodiscard]] Diagnostic left_without_answer(NoAnswer why);
/// Whether a question was left for the one before it.
[[nodiscard]] bool went_back(const Error& error);

}  // namespace cfplan
