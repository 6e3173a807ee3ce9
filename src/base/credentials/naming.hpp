#pragma once

#include <string_view>

#include "cfplan/base/notation.hpp"

namespace cfplan {

/// What the keys above a value say about it.
enum class Naming {
  Root,        ///< the map that is the whole file
  Names,       ///< a map whose keys the user chose: they say nothing about what is below them
  Ordinary,    ///< nothing
  Public,      ///< it is for everybody
  Credential,  ///< it is a credential if it looks like one
  Secrets,     ///< the map of the secrets of a deployment
  Source,      ///< where a secret is from; a bare value there is the secret itself, by mistake
  Secret,      ///< it is a secret, whatever it looks like
};

/// Of the value under `key`, whose map is named so.
[[nodiscard]] Naming child_of(Naming parent, std::string_view key, Notation notation);

/// Of an item of a list that is named so, or of a word in a map that is no key.
[[nodiscard]] Naming item_of(Naming parent);

/// Whether a value that is named so is hidden, when it looks like one.
[[nodiscard]] bool hides(Naming naming);

}  // namespace cfplan
