#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cfplan {

/// One of several things to choose: its name, and what else is known of it.
struct Choice {
  std::string name;
  std::string detail;
};

/// Exactly one of the choices, of which there is at least one.
struct ChoiceField {
  std::string label;
  std::vector<Choice> choices;
  std::size_t first = 0;  ///< the one that is marked before a key is pressed
};

/// Any number of the choices, at least one.
struct ChecksField {
  std::string label;
  std::vector<Choice> choices;
  std::vector<std::size_t> checked = {};  ///< before a key is pressed
};

/// A line of text.
struct TextField {
  std::string label;
  std::string initial = {};
  /// Why a text is no answer, if it is none.
  std::function<std::optional<std::string>(const std::string&)> objection = [](const std::string&) {
    return std::nullopt;
  };
};

/// A line that is a secret: never on the screen.
struct SecretField {
  std::string label;
};

enum class YesNo { No, Yes };

struct YesNoField {
  std::string label;
  YesNo usual = YesNo::No;  ///< what an empty answer means
};

}  // namespace cfplan
