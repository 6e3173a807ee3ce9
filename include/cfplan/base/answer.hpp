#pragma once

#include <utility>
#include <variant>

#include "cfplan/base/diagnostic.hpp"

namespace cfplan {

/// The thing asked for is certainly not there.
struct Absent {
  bool operator==(const Absent&) const = default;
};

/// Nobody knows whether it is there: refused, timed out, unreadable. Never to be read as absent.
struct CouldNotTell {
  Diagnostic why;
  bool operator==(const CouldNotTell&) const = default;
};

/// What the world answers to a question: here it is, not there, or could not tell.
template <class T>
class Answer {
 public:
  Answer(T value) : state_(std::move(value)) {}                 // NOLINT: meant to convert
  Answer(Absent absent) : state_(absent) {}                     // NOLINT: meant to convert
  Answer(CouldNotTell unknown) : state_(std::move(unknown)) {}  // NOLINT: meant to convert

  [[nodiscard]] bool is_here() const { return std::holds_alternative<T>(state_); }
  [[nodiscard]] bool is_absent() const { return std::holds_alternative<Absent>(state_); }
  [[nodiscard]] bool is_unknown() const { return std::holds_alternative<CouldNotTell>(state_); }

  /// Only when `is_here()`.
  [[nodiscard]] const T& value() const& { return std::get<T>(state_); }
  [[nodiscard]] T& value() & { return std::get<T>(state_); }
  [[nodiscard]] T&& value() && { return std::get<T>(std::move(state_)); }
  /// Only when `is_unknown()`.
  [[nodiscard]] const Diagnostic& why() const { return std::get<CouldNotTell>(state_).why; }

  bool operator==(const Answer&) const = default;

 private:
  std::variant<T, Absent, CouldNotTell> state_;
};

}  // namespace cfplan
