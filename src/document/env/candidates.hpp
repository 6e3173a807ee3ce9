#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/document/text_edit.hpp"

namespace cfplan::envdoc {

/// One way of making a change: edits of the text, sorted.
using Candidate = std::vector<TextEdit>;
/// Whether a candidate does what is meant; it is asked in order of preference.
using Proof = std::function<bool(const Candidate&)>;

/// The first way of giving the key's winning entry (which must be in `text`) this value that
/// passes: the present quote style, then bare, `"`, `'` and backtick.
[[nodiscard]] std::optional<Candidate> replace_value(std::string_view text, std::string_view key,
                                                     std::string_view value, std::size_t owner,
                                                     const Proof& proof);

/// The first way of adding the key that passes: after the last entry, there after a blank line,
/// before the first entry; each place in every style.
[[nodiscard]] std::optional<Candidate> add_key(std::string_view text, std::string_view key,
                                               std::string_view value, std::size_t owner,
                                               const Proof& proof);

/// Every entry of the key under another name.
[[nodiscard]] Candidate rename_key(std::string_view text, std::string_view key,
                                   std::string_view name, std::size_t owner);

/// The first way of removing all entries of the key that passes: with their lines, or leaving
/// blank ones.
[[nodiscard]] std::optional<Candidate> remove_key(std::string_view text, std::string_view key,
                                                  std::size_t owner, const Proof& proof);

}  // namespace cfplan::envdoc
