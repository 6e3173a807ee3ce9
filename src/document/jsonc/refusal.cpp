#include "document/jsonc/refusal.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace cfplan::jsoncdoc {
namespace {

std::string a_thing(const Value& value) { return "a " + std::string(value.type_name()); }

}  // namespace

std::optional<SourceSpan> find_span(std::string_view text, Node& root, Path path) {
  const Node* node = find_node(text, root, path);
  if (node == nullptr || node->span.size() == 0) return std::nullopt;
  return node->span;
}

Error Refusals::make(const char* code, Path at, std::string message, std::string hint) const {
  Diagnostic refusal;
  refusal.code = code;
  refusal.message = std::move(message);
  refusal.hint = std::move(hint);
  refusal.place = file_place(source_.name());
  for (; !at.empty(); at = at.first(at.size() - 1)) {
    if (const auto span = find_span(source_.bytes(), root_, at)) {
      refusal.place = source_.place(*span);
      break;
    }
  }
  return refusal;
}

Error Refusals::whole_file(Path path) const {
  return make("CFP2231", path, "cannot change the file as a whole", "name a key of it");
}

Error Refusals::comment_lost(Path path) const {
  return make("CFP2232", path,
              "cannot change " + path_text(path) + ": a comment inside it would be lost",
              "move the comment above the key, or change the value by hand");
}

Error Refusals::wrong_parent(Path path, Path parent, const Value& what) const {
  const bool wants_list = std::holds_alternative<std::size_t>(path[parent.size()]);
  return make(
      "CFP2233", parent,
      "cannot set " + path_text(path) + ": " + path_text(parent) + " is " + a_thing(what),
      "make " + path_text(parent) + (wants_list ? " a list" : " an object") + ", or remove it");
}

Error Refusals::unwritable(Path path, const std::string& why) const {
  return make("CFP2234", path, "cannot set " + path_text(path) + ": " + why,
              "give it a value that wrangler can read from JSON");
}

Error Refusals::no_such_item(Path path) const {
  return make("CFP2235", path, "cannot set " + path_text(path) + ": the list has no such item",
              "append the item instead");
}

Error Refusals::no_list(Path path, const Value& what) const {
  return make("CFP2236", path, "cannot append to " + path_text(path) + ": it is " + a_thing(what),
              "make " + path_text(path) + " a list");
}

}  // namespace cfplan::jsoncdoc
