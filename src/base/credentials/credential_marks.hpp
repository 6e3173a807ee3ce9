#pragma once

#include <cstddef>
#include <string_view>

namespace cfplan {

/// What is in the first line of every private key in PEM form.
inline constexpr std::string_view kPemMark = "PRIVATE KEY-----";

/// Whether the word as a whole has the form of a known token.
[[nodiscard]] bool is_token(std::string_view word);

/// Where the word that begins at `at` ends: at `at` when there is none.
[[nodiscard]] std::size_t word_end(std::string_view text, std::size_t at);

/// Whether a name ends as those of credentials do.
[[nodiscard]] bool names_credential(std::string_view name);

/// Whether a name says that its value is for everybody.
[[nodiscard]] bool names_public(std::string_view name);

/// Whether what stands under the name of a credential is one: eight or more characters, and no
/// number, no boolean and no URL.
[[nodiscard]] bool can_be_credential(std::string_view value);

}  // namespace cfplan
