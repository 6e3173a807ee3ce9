#include "document/toml/refusal.hpp"

#include <utility>

#include "document/toml/location.hpp"

namespace cfplan::tomldoc {

Error Refusals::make(const char* code, std::span<const Step> at, std::string message,
                     std::string hint) const {
  Diagnostic refusal;
  refusal.code = code;
  refusal.message = std::move(message);
  refusal.hint = std::move(hint);
  refusal.place = file_place(outline_->source().name());
  for (; !at.empty(); at = at.first(at.size() - 1)) {
    if (const auto span = find_span(*outline_, at)) {
      refusal.place = outline_->source().place(*span);
      break;
    }
  }
  return refusal;
}

Error Refusals::comment_lost(std::span<const Step> path) const {
  return make("CFP2202", path,
              "cannot change " + path_text(path) + ": a comment inside it would be lost",
              "move the comment above the key, or change the value by hand");
}

Error Refusals::not_a_map(std::span<const Step> path, std::span<const Step> parent,
                          const Value& what) const {
  return make("CFP2203", parent,
              "cannot set " + path_text(path) + ": " + path_text(parent) + " is a " +
                  std::string(what.type_name()),
              "make " + path_text(parent) + " a table, or remove it");
}

Error Refusals::section_in_the_way(std::span<const Step> path, const Value& value) const {
  return make("CFP2204", path,
              "cannot make " + path_text(path) + " a " + std::string(value.type_name()) +
                  ": it is a table with keys of its own",
              "remove the table first");
}

Error Refusals::unwritable(std::span<const Step> path, const std::string& why) const {
  return make("CFP2205", path, "cannot set " + path_text(path) + ": " + why,
              "give it a value that wrangler can read from TOML");
}

Error Refusals::no_such_item(std::span<const Step> path) const {
  return make("CFP2206", path, "cannot set " + path_text(path) + ": the list has no such item",
              "append the item instead");
}

Error Refusals::cannot_append(std::span<const Step> path, const std::string& why) const {
  return make("CFP2207", path, "cannot append to " + path_text(path) + ": " + why,
              "make " + path_text(path) + " a list that can take it");
}

}  // namespace cfplan::tomldoc
