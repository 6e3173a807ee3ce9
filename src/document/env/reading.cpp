#include "document/env/reading.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "document/env/value_text.hpp"

namespace cfplan::envdoc {

Reading read_env(std::string_view text) {
  Reading reading{scan_env(text).entries, Value(Value::Map{})};
  auto& members = *reading.tree.as<Value::Map>();
  members.reserve(reading.entries.size());
  std::unordered_map<std::string_view, std::size_t> places;
  places.reserve(reading.entries.size());
  for (const Entry& entry : reading.entries) {
    const std::string_view key = part(text, entry.key);
    if (key == kDroppedKey) continue;
    Value value(read_value(part(text, entry.value), entry.style));
    const auto [place, is_new] = places.try_emplace(key, members.size());
    if (is_new) members.push_back({std::string(key), std::move(value)});
    else members[place->second].value = std::move(value);
  }
  return reading;
}

const Entry* find_entry(const std::vector<Entry>& entries, std::string_view text,
                        std::string_view key) {
  const auto found = std::find_if(entries.rbegin(), entries.rend(),
                                  [&](const Entry& entry) { return part(text, entry.key) == key; });
  return found == entries.rend() ? nullptr : &*found;
}

std::string_view part(std::string_view text, SourceSpan span) {
  return text.substr(span.begin, span.size());
}

}  // namespace cfplan::envdoc
