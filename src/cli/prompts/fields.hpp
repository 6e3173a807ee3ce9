#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/prompts/way_back.hpp"

namespace cfplan {

/// One of several things to choose: its name, and what else is known of it.
struct Choice {
  std::string name;
  std::string detail;
};

/// Whether an answer of nothing at all means the choice that is marked first.
enum class Usual { None, First };

/// Exactly one of the choices, of which there is at least one.
struct ChoiceField {
  std::string label;
  std::vector<Choice> choices;
  std::size_t first = 0;  ///< the one that is marked before a key is pressed
  Usual usual = Usual::None;
  WayBack way_back = WayBack::Closed;
};

/// Any number of the choices, at least one.
struct ChecksField {
  std::string label;
  std::vector<Choice> choices;
  std::vector<std::size_t> checked = {};  ///< before a key is pressed
  WayBack way_back = WayBack::Closed;
};

/// A line of text.
struct TextField {
  std::string label;
  std::string initial = {};
  /// Why a text is no answer, if it is none.
  std::function<std::optional<std::string>(const std::string&)> objection = [](const std::string&) {
    return std::nullopt;
  };
  std::string note = {};  ///< of help, beneath the question
  WayBack way_back = WayBack::Closed;
};

/// A line that is a secret: never on the screen.
struct SecretField {
  std::string label;
  WayBack way_back = WayBack::Closed;
};

enum class YesNo { No, Yes };

struct YesNoField {
  std::string label;
  YesNo usual = YesNo::No;  ///< what an empty answer means
  WayBack way_back = WayBack::Closed;
};

}  // namespace cfplan
