#include "providers/json_text.hpp"

#include <utility>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr int kDeepest = 64;

tl::unexpected<Error> no_json(const std::string& name, std::string_view bytes, std::size_t offset,
                              std::string message) {
  const SourceFile file(name, std::string(bytes));
  Diagnostic diagnostic{.code = "CFP4054", .message = std::move(message)};
  const std::size_t end = bytes.size();
  diagnostic.place = file.place({std::min(offset, end), std::min(offset + 1, end)});
  diagnostic.hint = "docs/embedded-account.md shows the form of the file";
  return fail(std::move(diagnostic));
}

}  // namespace

Result<Json> parse_json_file(const std::string& name, std::string_view bytes) {
  bool too_deep = false;
  const auto watch_depth = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kDeepest;
    return !too_deep;
  };
  try {
    Json json = Json::parse(bytes, watch_depth);
    if (!too_deep) return json;
  } catch (const Json::parse_error& error) {
    const std::size_t offset = error.byte > 0 ? error.byte - 1 : 0;
    if (!too_deep) return no_json(name, bytes, offset, "this is no JSON");
  } catch (const Json::out_of_range&) {  // which does not say where
    return no_json(name, bytes, 0, "a number in it is too large");
  }
  return no_json(name, bytes, 0, "nested more than " + std::to_string(kDeepest) + " levels deep");
}

Json parse_json_answer(std::string_view bytes) { return Json::parse(bytes, nullptr, false); }

std::string json_file_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

std::string string_member(const Json& object, const char* key) {
  const Json* value = member(object, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

}  // namespace cfplan
