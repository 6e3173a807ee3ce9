#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/value_path.hpp"
#include "document/toml/outline.hpp"

namespace cfplan::tomldoc {

/// A key and its value as they are to be written.
using KeyText = std::pair<std::string, std::string>;

/// Gives a statement another text: one statement still, with the same key.
void rewrite(Outline& outline, SectionId section, std::size_t index, std::string text,
             std::size_t owner);

/// After the last key of the section, else after its header; in a file's head without a key, before
/// the first header and its comments.
void insert_key(Outline& outline, SectionId section, const KeyText& key, std::size_t owner);

/// After the key at `index`, with the style of the section.
void insert_key_after(Outline& outline, SectionId section, std::size_t index, const KeyText& key,
                      std::size_t owner);

/// Its lines with the comment behind it; the comments above it only when the two are a paragraph of
/// their own.
void remove_key(Outline& outline, SectionId section, std::size_t index, std::size_t owner);

/// A header for the table (or one more element of the array of tables) at `path` with its keys:
/// after the last section with the longest common path, before blank lines and comments that belong
/// to the next header; one blank line before.
void add_section(Outline& outline, std::span<const Step> path, StatementKind header,
                 const std::vector<KeyText>& keys, std::size_t owner);

/// The sections of a node and below it, each with the comments attached to its header and one blank
/// line before; comments after a blank line or touching the next header stay.
void remove_sections(Outline& outline, NodeId node, std::size_t owner);

}  // namespace cfplan::tomldoc
