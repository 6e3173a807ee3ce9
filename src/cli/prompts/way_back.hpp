#pragma once

#include <string>

namespace cfplan {

/// Whether a question can be left for the one before it.
enum class WayBack { Closed, Open };

/// A note of help with the key that goes back, where one does; empty when there is nothing to say.
[[nodiscard]] inline std::string with_way_back(const std::string& note, WayBack way_back) {
  if (way_back == WayBack::Closed) return note;
  return note.empty() ? "Esc goes back" : note + ", Esc goes back";
}

}  // namespace cfplan
