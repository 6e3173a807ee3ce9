#pragma once

#include <string>

namespace cfplan {

/// What is wrong with a text of the manifest, and the next step; whoever knows its place makes a
/// diagnostic of it.
struct Fault {
  std::string message;
  std::string hint;
};

}  // namespace cfplan
