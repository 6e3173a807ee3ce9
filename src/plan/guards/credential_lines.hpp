#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "cfplan/base/diff_window.hpp"
#include "cfplan/base/value.hpp"

namespace cfplan {

/// Hides credentials in lines of files (contract, section 6): what shows itself in the line, and
/// lines of values that the documents say are credentials, such as those of a private key.
class CredentialLines {
 public:
  /// Learns the values below `tree` whose key and content look like a credential.
  void learn(const Value& tree);
  [[nodiscard]] std::string masked(std::string_view line) const;
  void mask(std::vector<DiffWindow>& windows) const;

 private:
  void learn(std::string_view key, const Value& value);
  std::unordered_set<std::string> fragments_;
};

/// The text with its lines as `CredentialLines` shows them that has learnt nothing.
[[nodiscard]] std::string masked_lines(std::string_view text);

/// The value with every string in it that looks like a credential as `****`.
[[nodiscard]] Value mask_values(std::string_view key, const Value& value);

/// The names of the values at and below `value` that look like credentials.
void find_credentials(std::string_view key, const Value& value, std::vector<std::string>& names);

}  // namespace cfplan
