#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace cfplan {

/// The person in front: only where stdin and stderr are terminals is anything asked.
class Terminal {
 public:
  virtual ~Terminal() = default;
  /// stdin and stderr are terminals.
  [[nodiscard]] virtual bool can_ask() const = 0;
  [[nodiscard]] virtual bool output_is_terminal() const = 0;
  [[nodiscard]] virtual bool errors_are_terminal() const = 0;
  /// Columns of the terminal behind stdout; 80 when it is none.
  [[nodiscard]] virtual std::size_t width() const = 0;
  /// Prompts on stderr and reads one line; none at end of input or when interrupted.
  [[nodiscard]] virtual std::optional<std::string> ask(std::string_view prompt) = 0;
};

}  // namespace cfplan
