#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "cli/prompts/interview.hpp"

namespace cfplan {

/// An interview whose questions can be left for the one before. It keeps the answers; when its
/// person goes back, whoever asks begins again from the first question, and is given all answers
/// but the last without anybody being asked. What was answered before is offered again.
class RetracingInterview : public Interview {
 public:
  /// `person` must outlive it.
  explicit RetracingInterview(Interview& person) : person_(person) {}

  [[nodiscard]] Result<std::size_t> choose(const ChoiceField& field) override;
  [[nodiscard]] Result<std::vector<std::size_t>> check(const ChecksField& field) override;
  [[nodiscard]] Result<std::string> enter(const TextField& field) override;
  /// Not kept: whoever asks keeps it, and does not ask again.
  [[nodiscard]] Result<Sensitive> enter_secret(const SecretField& field) override;
  [[nodiscard]] Result<YesNo> confirm(const YesNoField& field) override;
  /// Silent while answers are given again: it was said before.
  void say(std::string_view text) override;

  /// Whether the error is a person going back: then everything is to be asked again.
  [[nodiscard]] bool retrace(const Error& error);

 private:
  /// What was chosen goes by its name, since the choices may be others the next time.
  using Answer = std::variant<std::string, std::vector<std::string>, YesNo>;
  struct Given {
    std::string label;
    Answer answer;
  };

  /// The answer to be given again; null when a person is to be asked.
  template <class Kind>
  [[nodiscard]] const Kind* next_given(const std::string& label);
  /// What was answered here before somebody went back; null: nothing.
  template <class Kind>
  [[nodiscard]] const Kind* remembered(const std::string& label) const;
  [[nodiscard]] std::pair<std::string, std::size_t> occurrence(const std::string& label) const;
  /// A person is asked now; whether they can go back.
  [[nodiscard]] WayBack way_back();
  void ask_from_here();
  void keep(const std::string& label, Answer answer);

  Interview& person_;
  std::vector<Given> given_;
  std::size_t next_ = 0;       ///< of the given answers; behind the last one a person is asked
  bool is_retracing_ = false;  ///< until a person is asked again
  std::map<std::pair<std::string, std::size_t>, Answer> remembered_;
};

}  // namespace cfplan
