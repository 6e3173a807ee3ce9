#include "document/env/reading.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>

#include "document/env/scanner.hpp"
#include "document/env/value_text.hpp"
#include "document/key_table.hpp"
#include "document/room_for_edits.hpp"

namespace cfplan::envdoc {
namespace {

/// What counts of an entry.
struct Assignment {
  ShortSpan key;
  ShortSpan value;
  QuoteStyle style = QuoteStyle::Bare;
};

std::deque<Assignment> scan_assignments(std::string_view text) {
  std::deque<Assignment> all;
  Scanner scanner(text);
  while (const auto entry = scanner.next()) {
    if (part(text, entry->key) == kDroppedKey) continue;
    all.push_back({entry->key, entry->value, entry->style});
  }
  return all;
}

// The first of equal keys stays, with the value of the last. Where a key is looked for is fetched
// into the cache some keys before, since reading a file is mostly this.
void leave_one_of_each_key(std::string_view text, std::deque<Assignment>& all) {
  constexpr std::size_t kAhead = 16;
  KeyTable places(all.size());
  std::array<std::size_t, kAhead> hashes{};
  std::size_t kept = 0;
  for (std::size_t i = 0; i < all.size() + kAhead; ++i) {
    const std::size_t hash = hashes[i % kAhead];
    if (i < all.size()) {
      hashes[i % kAhead] = KeyTable::hash_of(part(text, all[i].key));
      places.prefetch(hashes[i % kAhead]);
    }
    if (i < kAhead) continue;
    const Assignment one = all[i - kAhead];
    const std::string_view key = part(text, one.key);
    std::uint32_t& place =
        places.place(hash, [&](std::size_t other) { return part(text, all[other].key) == key; });
    if (place == KeyTable::kNoPlace) place = static_cast<std::uint32_t>(kept++);
    all[place] = one;
  }
  all.resize(kept);
}

}  // namespace

Value read_env(std::string_view text) {
  std::deque<Assignment> all = scan_assignments(text);
  leave_one_of_each_key(text, all);
  Value::Map members;
  members.reserve(with_room_for_edits(all.size()));
  for (; !all.empty(); all.pop_front()) {
    const Assignment& one = all.front();
    members.push_back(
        {std::string(part(text, one.key)), read_value(part(text, one.value), one.style)});
  }
  return members;
}

}  // namespace cfplan::envdoc
