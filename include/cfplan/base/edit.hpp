#pragma once

#include "cfplan/base/value.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan {

/// Set: replace the value, or insert the key. Append: add an item at the end of a list (made when
/// it is missing). Remove: the key, the item, or the section with everything below it. AddSection:
/// the map exists afterwards, as an empty header where it was missing. Rename: the key, in an env
/// file, is called what `value` says; its place, its value and its comments stay.
enum class Verb { Set, Append, Remove, AddSection, Rename };

/// One change to one value of a document, said without its syntax. List places in `path` count in
/// the document as the edits before this one left it.
struct Edit {
  Verb verb = Verb::Set;
  ValuePath path;
  Value value;
  bool operator==(const Edit&) const = default;
};

}  // namespace cfplan
