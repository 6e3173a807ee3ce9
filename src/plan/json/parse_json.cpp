#include <cstddef>
#include <set>
#include <vector>

#include "cfplan/base/source_file.hpp"
#include "cfplan/base/text.hpp"
#include "plan/json/json.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} * 1024 * 1024;
constexpr std::size_t kMostLevels = 200;

Diagnostic broken(Place place, std::string message) {
  return {"CFP2301",
          Severity::Error,
          std::move(message),
          std::move(place),
          "",
          "save the plan again with cfplan plan --out FILE",
          ""};
}

// Where the nesting gets deeper than any plan's: a parser of more levels could be exhausted.
std::optional<std::size_t> too_deep_at(std::string_view text) {
  std::size_t levels = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      else if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++levels > kMostLevels) return at;
    } else if ((c == '}' || c == ']') && levels > 0) {
      --levels;
    }
  }
  return std::nullopt;
}

// nlohmann/json keeps the last of duplicate keys silently.
class DuplicateKeys {
 public:
  bool operator()(int /*depth*/, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) {
      open_.emplace_back();
    } else if (event == Json::parse_event_t::object_end) {
      open_.pop_back();
    } else if (event == Json::parse_event_t::key) {
      const auto& key = parsed.get_ref<const std::string&>();
      if (!open_.back().insert(key).second && !first_) first_ = key;
    }
    return true;
  }
  [[nodiscard]] const std::optional<std::string>& first() const { return first_; }

 private:
  std::vector<std::set<std::string>> open_;
  std::optional<std::string> first_;
};

}  // namespace

Result<Json> parse_json(const std::string& name, std::string_view text) {
  if (text.size() > kMostBytes) return fail(broken(file_place(name), "too large for a plan file"));
  const auto place = [&](std::size_t offset) {
    const SourceFile source(name, std::string(text));
    return source.place({offset, offset + 1});
  };
  if (const auto bad = find_invalid_utf8(text)) return fail(broken(place(*bad), "is not UTF-8"));
  if (const auto deep = too_deep_at(text)) {
    return fail(broken(place(*deep), "nested too deeply for a plan file"));
  }
  DuplicateKeys duplicates;
  try {
    Json json = Json::parse(text, [&](int depth, Json::parse_event_t event, Json& parsed) {
      return duplicates(depth, event, parsed);
    });
    if (!duplicates.first()) return json;
    Diagnostic problem = broken(file_place(name), "");
    problem.code = "CFP2302";
    problem.message = "the key \"" + visible(*duplicates.first()) + "\" is there twice";
    return fail(std::move(problem));
  } catch (const Json::parse_error& error) {
    return fail(broken(place(error.byte > 0 ? error.byte - 1 : 0),
                       "a saved plan is JSON, and this is not"));
  } catch (const Json::exception&) {
    return fail(broken(file_place(name), "holds a number that no plan has"));
  }
}

}  // namespace cfplan
