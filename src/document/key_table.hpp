#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace cfplan {

/// Where keys are, by their hashes: an open table of 16 bytes a key that holds no key itself.
class KeyTable {
 public:
  static constexpr std::uint32_t kNoPlace = static_cast<std::uint32_t>(-1);

  /// For so many keys at most.
  explicit KeyTable(std::size_t most) : slots_(2 * most + 1) {}

  [[nodiscard]] static std::size_t hash_of(std::string_view key) {
    return std::hash<std::string_view>{}(key);
  }
  /// Fetches what `place` will look at into the cache.
  void prefetch(std::size_t hash) const { __builtin_prefetch(&slots_[first_slot(hash)]); }

  /// The place of the key with this hash, to be read or set; kNoPlace when it has none yet.
  /// `has_key(place)` says whether the key at another place is the same.
  template <class HasKey>
  [[nodiscard]] std::uint32_t& place(std::size_t hash, const HasKey& has_key) {
    std::size_t at = first_slot(hash);
    const auto check = static_cast<std::uint32_t>(hash);
    while (slots_[at].place != kNoPlace &&
           !(slots_[at].check == check && has_key(slots_[at].place))) {
      if (++at == slots_.size()) at = 0;
    }
    slots_[at].check = check;
    return slots_[at].place;
  }

 private:
  struct Slot {
    std::uint32_t check = 0;  // the low half of the hash, so that few keys must be looked at
    std::uint32_t place = kNoPlace;
  };

  // By the high half.
  [[nodiscard]] std::size_t first_slot(std::size_t hash) const {
    constexpr int kHalf = 32;
    return static_cast<std::size_t>((std::uint64_t{hash} >> kHalf) * slots_.size() >> kHalf);
  }

  std::vector<Slot> slots_;
};

}  // namespace cfplan
