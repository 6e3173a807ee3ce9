#include "document/env/meaning.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "document/env/reading.hpp"
#include "document/env/scanner.hpp"
#include "document/env/value_text.hpp"

namespace cfplan::envdoc {
namespace {

using Wish = std::optional<std::string_view>;

/// A text and how far it is read.
struct Side {
  explicit Side(std::string_view all) : text(all), scanner(all) {}

  std::optional<Entry> next() { return scanner.next(); }
  [[nodiscard]] std::string_view key(const Entry& entry) const { return part(text, entry.key); }
  [[nodiscard]] std::string value(const Entry& entry) const {
    return read_value(part(text, entry.value), entry.style);
  }

  std::string_view text;
  Scanner scanner;
};

bool have_same_value(const Side& a, const Entry& in_a, const Side& b, const Entry& in_b) {
  const bool is_written_so =
      in_a.style == in_b.style && part(a.text, in_a.value) == part(b.text, in_b.value);
  return is_written_so || a.value(in_a) == b.value(in_b);
}

/// The entries of one key in a text: how many of other keys are before the first, and the value of
/// the last.
struct OwnEntries {
  std::optional<std::size_t> first;
  std::optional<std::string> value;
};

/// Reads the entries of other keys than this one.
class Others {
 public:
  Others(std::string_view text, std::string_view key) : side_(text), key_(key) {}

  std::optional<Entry> next() {
    std::optional<Entry> entry = side_.next();
    for (; entry && side_.key(*entry) == key_; entry = side_.next()) {
      if (!own_.first) own_.first = count_;
      last_ = entry;
    }
    if (entry) ++count_;
    return entry;
  }

  [[nodiscard]] const Side& side() const { return side_; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Once all were read.
  [[nodiscard]] OwnEntries own() const {
    OwnEntries own = own_;
    if (last_) own.value = side_.value(*last_);
    return own;
  }

 private:
  Side side_;
  std::string_view key_;
  std::size_t count_ = 0;
  OwnEntries own_;
  std::optional<Entry> last_;
};

/// What two texts say of one key that say the same of all others, entry by entry.
struct KeyChange {
  OwnEntries before;
  OwnEntries after;
  std::size_t others = 0;
};

std::optional<KeyChange> change_of_key(std::string_view before, std::string_view after,
                                       std::string_view key) {
  Others left(before, key);
  Others right(after, key);
  while (true) {
    const std::optional<Entry> a = left.next();
    const std::optional<Entry> b = right.next();
    if (!a && !b) return KeyChange{left.own(), right.own(), left.count()};
    const bool is_same = a && b && left.side().key(*a) == right.side().key(*b) &&
                         have_same_value(left.side(), *a, right.side(), *b);
    if (!is_same) return std::nullopt;
  }
}

// Where the key is looked for in a map that has it.
Member& member_of(Value::Map& map, std::string_view key) {
  return *std::find_if(map.begin(), map.end(),
                       [&](const Member& member) { return member.key == key; });
}

// The tree with the change in it, where its place among the members can be told from it. False,
// and nothing done, where it cannot.
bool carry_over(const KeyChange& change, Value::Map& map, std::string_view key) {
  const bool is_there = change.before.first.has_value();
  if (!change.after.first) {
    std::erase_if(map, [&](const Member& member) { return member.key == key; });
  } else if (is_there && *change.before.first == *change.after.first) {
    member_of(map, key).value = *change.after.value;
  } else if (!is_there && *change.after.first == change.others) {
    map.push_back({std::string(key), *change.after.value});
  } else if (!is_there && *change.after.first == 0) {
    map.insert(map.begin(), {std::string(key), *change.after.value});
  } else {
    return false;
  }
  return true;
}

// The same members in the same order, but for the key's own, which must be as wished.
bool says(const Value& now, const Value& before, std::string_view key, Wish wish) {
  const auto& after = *now.as<Value::Map>();
  const auto& old = *before.as<Value::Map>();
  auto known = old.begin();
  std::size_t found = 0;
  for (const Member& member : after) {
    if (member.key == key) {
      if (!wish || *member.value.string() != *wish) return false;
      ++found;
      continue;
    }
    if (known != old.end() && known->key == key) ++known;
    if (known == old.end() || *known != member) return false;
    ++known;
  }
  if (known != old.end() && known->key == key) ++known;
  return known == old.end() && found == (wish ? 1U : 0U);
}

bool is_renamed(std::string_view before, std::string_view after, std::string_view key,
                std::string_view name) {
  Side left(before);
  Side right(after);
  while (true) {
    const std::optional<Entry> a = left.next();
    const std::optional<Entry> b = right.next();
    if (!a && !b) return true;
    const bool is_same = a && b && (left.key(*a) == key ? name : left.key(*a)) == right.key(*b) &&
                         have_same_value(left, *a, right, *b);
    if (!is_same) return false;
  }
}

}  // namespace

Meaning::Meaning(std::string_view text) : tree_(read_env(text)) {}

bool Meaning::follow_change(std::string_view before, std::string_view after, std::string_view key,
                            Wish wish) {
  if (const auto change = change_of_key(before, after, key)) {
    if (change->after.value != wish) return false;
    if (carry_over(*change, *tree_.as<Value::Map>(), key)) return true;
  }
  // Other entries have changed too: they may mean the same nevertheless.
  Value now = read_env(after);
  if (!says(now, tree_, key, wish)) return false;
  tree_ = std::move(now);
  return true;
}

bool Meaning::follow_renaming(std::string_view before, std::string_view after, std::string_view key,
                              std::string_view name) {
  if (tree_.find(name) != nullptr) return false;
  if (!is_renamed(before, after, key, name)) return false;
  member_of(*tree_.as<Value::Map>(), key).key = name;
  return true;
}

}  // namespace cfplan::envdoc
