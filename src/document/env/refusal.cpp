#include "document/env/refusal.hpp"

#include <string>
#include <utility>

#include "cfplan/base/text.hpp"

namespace cfplan::envdoc {
namespace {

Error refusal(const char* code, Place place, std::string message, std::string hint) {
  Diagnostic refusal;
  refusal.code = code;
  refusal.message = std::move(message);
  refusal.place = std::move(place);
  refusal.hint = std::move(hint);
  return refusal;
}

Place place_of(const SourceFile& source, std::optional<SourceSpan> span) {
  return span ? source.place(*span) : file_place(source.name());
}

}  // namespace

Error no_such_place(const SourceFile& source, const ValuePath& path) {
  return refusal("CFP2221", file_place(source.name()),
                 "cannot change " + path.text() + ": an env file has keys only, nothing below them",
                 "name one key");
}

Error only_strings(const SourceFile& source, std::string_view key, std::string_view type) {
  return refusal("CFP2221", file_place(source.name()),
                 "cannot set " + visible(key) + " to a " + std::string(type) +
                     ": an env file holds strings only",
                 "write the value as a string");
}

Error no_key(const SourceFile& source, std::string_view key) {
  return refusal("CFP2222", file_place(source.name()),
                 "\"" + visible(key) + "\" cannot be a key of an env file",
                 "use letters a-z, digits, _, . and -");
}

Error unsayable(const SourceFile& source, std::optional<SourceSpan> value, std::string_view key) {
  return refusal(
      "CFP2223", place_of(source, value),
      "cannot set " + visible(key) +
          ": in no quotes would dotenv read this value back and the other keys as before",
      "leave one kind of quotes out of the value, or mend the unclosed quote in the file");
}

Error unremovable(const SourceFile& source, std::optional<SourceSpan> value, std::string_view key) {
  return refusal(
      "CFP2224", place_of(source, value),
      "cannot remove " + visible(key) + ": other keys would be read differently without it",
      "mend the unclosed quote or the key without a value next to it by hand");
}

Error not_renameable(const SourceFile& source, std::optional<SourceSpan> value,
                     std::string_view key, std::string_view name) {
  return refusal("CFP2225", place_of(source, value),
                 "cannot rename " + visible(key) + " to " + visible(name) +
                     ": the name is taken, or other keys would be read differently",
                 "keep one of the two, or mend the unclosed quote in the file by hand");
}

}  // namespace cfplan::envdoc
