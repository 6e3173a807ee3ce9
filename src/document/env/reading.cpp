#include "document/env/reading.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <utility>

#include "document/env/value_text.hpp"

namespace cfplan::envdoc {
namespace {

/// Where the members of a map are, by key: an open table, since reading a file is mostly this.
class Places {
 public:
  Places(const Value::Map& members, std::size_t most) : members_(members) {
    std::size_t slots = 16;
    while (slots < 2 * most) slots *= 2;
    slots_.resize(slots);
  }

  /// Where it is looked for is fetched into the cache.
  std::size_t hash_ahead(std::string_view key) const {
    const std::size_t hash = std::hash<std::string_view>{}(key);
    __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]);
    return hash;
  }

  /// The member's place; when it is none yet, where it will be added: at the end.
  std::size_t find_or_add(std::string_view key, std::size_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = mask & hash;
    while (slots_[at].place != 0 && !is_of(slots_[at], hash, key)) at = (at + 1) & mask;
    Slot& slot = slots_[at];
    if (slot.place == 0) slot = {high_half(hash), static_cast<std::uint32_t>(members_.size() + 1)};
    return slot.place - 1;
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;   // its high half, so that few members must be looked at
    std::uint32_t place = 0;  // + 1; 0 is free
  };

  static std::uint32_t high_half(std::size_t hash) {
    return static_cast<std::uint32_t>(hash >> 32);
  }
  [[nodiscard]] bool is_of(const Slot& slot, std::size_t hash, std::string_view key) const {
    return slot.hash == high_half(hash) && members_[slot.place - 1].key == key;
  }

  const Value::Map& members_;
  std::vector<Slot> slots_;
};

}  // namespace

Reading read_env(std::string_view text) {
  constexpr std::size_t kAhead = 16;
  Reading reading{scan_env(text).entries, Value(Value::Map{})};
  const std::vector<Entry>& entries = reading.entries;
  reading.entries.shrink_to_fit();
  auto& members = *reading.tree.as<Value::Map>();
  members.reserve(entries.size());
  Places places(members, entries.size());
  std::array<std::size_t, kAhead> hashes{};
  for (std::size_t i = 0; i < entries.size() + kAhead; ++i) {
    std::size_t hash = hashes[i % kAhead];
    if (i < entries.size()) hashes[i % kAhead] = places.hash_ahead(part(text, entries[i].key));
    if (i < kAhead) continue;
    const Entry& entry = entries[i - kAhead];
    const std::string_view key = part(text, entry.key);
    if (key == kDroppedKey) continue;
    Value value(read_value(part(text, entry.value), entry.style));
    const std::size_t place = places.find_or_add(key, hash);
    if (place == members.size()) members.push_back({std::string(key), std::move(value)});
    else members[place].value = std::move(value);
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
