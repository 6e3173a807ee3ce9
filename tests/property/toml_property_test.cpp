// Random edits of random files: the file says afterwards what was meant and nothing else changed,
// and the way back restores every byte. CFPLAN_ITERATIONS (edits, 3,000 by default) and CFPLAN_SEED
// (printed) make it longer, or repeat it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>

#include "cfplan/document/structured_document.hpp"
#include "property/toml_generator.hpp"

namespace cfplan::testing {
namespace {

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text != nullptr ? std::strtoull(text, nullptr, 10) : otherwise;
}

void collect(const Value& value, const ValuePath& path, std::vector<ValuePath>& paths) {
  if (!path.empty()) paths.push_back(path);
  if (const auto* map = value.as<Value::Map>()) {
    for (const auto& [key, member] : *map) collect(member, path / key, paths);
  }
  if (const auto* list = value.as<Value::List>()) {
    for (std::size_t i = 0; i < list->size(); ++i) collect((*list)[i], path / i, paths);
  }
}

// Without what is empty: removing the last key of a table that has no header removes the table.
Value without_empties(const Value& value) {
  Value::Map kept_members;
  Value::List kept_items;
  if (const auto* map = value.as<Value::Map>()) {
    for (const auto& [key, member] : *map) {
      Value inner = without_empties(member);
      if (!inner.is<Null>()) kept_members.push_back({key, std::move(inner)});
    }
    return kept_members.empty() ? Value() : Value(std::move(kept_members));
  }
  if (const auto* list = value.as<Value::List>()) {
    for (const Value& item : *list) kept_items.push_back(without_empties(item));
    return kept_items.empty() ? Value() : Value(std::move(kept_items));
  }
  return value;
}

// The edit on plain values: what a document must come to.
void make(Value& root, const Edit& edit) {
  Value* at = &root;
  const auto& steps = edit.path.steps();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool is_last = i + 1 == steps.size();
    if (const auto* index = std::get_if<std::size_t>(&steps[i])) {
      auto& list = *at->as<Value::List>();
      if (is_last && edit.verb == Verb::Remove) {
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(*index));
        return;
      }
      at = &list[*index];
    } else {
      auto& map = *at->as<Value::Map>();
      const auto& key = std::get<std::string>(steps[i]);
      const auto found =
          std::find_if(map.begin(), map.end(), [&](const Member& m) { return m.key == key; });
      if (is_last && edit.verb == Verb::Remove) {
        map.erase(found);
        return;
      }
      if (found != map.end()) {
        at = &found->value;
      } else {
        map.push_back({key, Value::Map{}});
        at = &map.back().value;
      }
    }
  }
  if (edit.verb == Verb::Set) *at = edit.value;
  if (edit.verb == Verb::Append) at->as<Value::List>()->push_back(edit.value);
}

Edit random_edit(Dice& dice, const Value& tree) {
  static const std::vector<std::string> kNewKeys{"A", "NEW", "new key", "vars", "d1_databases"};
  std::vector<ValuePath> paths;
  collect(tree, {}, paths);
  ValuePath path = paths.empty() ? ValuePath{"A"} : dice.pick(paths);
  switch (dice.roll(5)) {
    case 0:
      if (!paths.empty()) return {Verb::Remove, path, {}};
      break;
    case 1: return {Verb::AddSection, {"env", dice.pick(kNewKeys)}, {}};
    case 2: path = path / dice.pick(kNewKeys); break;
    case 3: {
      std::vector<ValuePath> lists;
      std::copy_if(paths.begin(), paths.end(), std::back_inserter(lists),
                   [&](const auto& p) { return value_at(tree, p)->template is<Value::List>(); });
      if (!lists.empty()) return {Verb::Append, dice.pick(lists), random_value(dice)};
      break;
    }
    default: break;
  }
  return {Verb::Set, path, random_value(dice)};
}

class RandomFile {
 public:
  explicit RandomFile(std::uint64_t seed) : dice_(seed), text_(random_toml(dice_)) {}

  // Returns the number of edits made; edits that are refused must have changed nothing.
  std::size_t edit_and_undo() {
    auto parsed = parse_document(DocumentFormat::Toml, "wrangler.toml", text_);
    if (!parsed) {
      ADD_FAILURE() << parsed.error().diagnostics.front().message << "\n" << text_;
      return 1;
    }
    const auto document = *std::move(parsed);
    Value model = document->tree();
    const std::size_t count = 1 + dice_.roll(8);
    std::string made;
    for (std::size_t i = 0; i < count; ++i) {
      const Edit edit = random_edit(dice_, document->tree());
      made += "\n" + std::to_string(static_cast<int>(edit.verb)) + " " + edit.path.text() + " " +
              one_line_text(edit.value);
      const Value before = document->tree();
      if (document->apply(edit, i)) {
        make(model, edit);
      } else {
        made += " (refused)";
        EXPECT_TRUE(same_value(document->tree(), before)) << made << "\n" << text_;
      }
      EXPECT_TRUE(same_value(without_empties(document->tree()), without_empties(model)))
          << made << "\n"
          << text_;
      model = document->tree();
    }
    const auto commit = document->commit();
    EXPECT_TRUE(commit) << commit.error().diagnostics.front().message << made << "\n" << text_;
    if (commit) {
      EXPECT_EQ(apply_edits(commit->bytes, commit->inverse), text_) << made;
      EXPECT_EQ(apply_edits(text_, commit->edits), commit->bytes) << made;
    }
    return count;
  }

 private:
  Dice dice_;
  std::string text_;
};

TEST(TomlProperty, RandomEditsSayWhatWasMeantAndCanBeUndone) {
  const std::uint64_t seed = number_from("CFPLAN_SEED", std::random_device{}());
  const std::uint64_t iterations = number_from("CFPLAN_ITERATIONS", 3000);
  std::cout << "CFPLAN_SEED=" << seed << "\n";
  std::uint64_t file = 0;
  for (std::uint64_t edits = 0; edits < iterations; ++file) {
    SCOPED_TRACE("CFPLAN_SEED=" + std::to_string(seed + file));
    edits += RandomFile(seed + file).edit_and_undo();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace cfplan::testing
