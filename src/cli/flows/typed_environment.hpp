#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/base/sensitive.hpp"
#include "cfplan/ports/environment.hpp"

namespace cfplan {

/// The process's environment, and secrets that were typed in beside it: in this run, and nowhere
/// else.
class TypedEnvironment : public Environment {
 public:
  /// `process` must outlive it.
  explicit TypedEnvironment(const Environment& process) : process_(process) {}

  void put(const std::string& name, Sensitive value) { typed_[name] = std::move(value); }
  void forget(const std::string& name) { typed_.erase(name); }

  [[nodiscard]] std::optional<std::string> get(const std::string& name) const override;
  [[nodiscard]] std::vector<std::string> names() const override;

 private:
  const Environment& process_;
  std::map<std::string, Sensitive> typed_;
};

}  // namespace cfplan
