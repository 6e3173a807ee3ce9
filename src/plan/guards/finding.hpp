#pragma once

#include <utility>
#include <variant>
#include <vector>

#include "cfplan/base/diagnostic.hpp"
#include "cfplan/model/account.hpp"

namespace cfplan {

/// Cannot be said before these are answered.
struct Open {
  std::vector<Question> questions;
};

/// What follows from what is known of the accounts so far: the thing, the questions that come
/// first, or why there is none.
template <class T>
using Finding = std::variant<T, Open, Diagnostics>;

}  // namespace cfplan
