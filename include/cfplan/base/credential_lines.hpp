#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cfplan/base/diff_window.hpp"
#include "cfplan/base/notation.hpp"

namespace cfplan {

/// Hides credentials in lines of files (contract, section 6): what shows itself in the line, and
/// what the texts that it has learnt say is a credential, such as a line of a private key.
class CredentialLines {
 public:
  /// Learns the lines of the text that hold a part of a credential.
  void learn(std::string_view text, Notation notation);
  [[nodiscard]] std::string masked(std::string_view line) const;
  /// A line that changed only in what is hidden says `**** (another value)` after the change.
  void mask(std::vector<DiffWindow>& windows) const;

 private:
  std::unordered_map<std::string, std::string> masked_;  // by the line as it is written
};

/// The text with its credentials as `****`; it has as many lines as before.
[[nodiscard]] std::string masked_text(std::string_view text, Notation notation);

}  // namespace cfplan
