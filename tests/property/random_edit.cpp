#include "property/random_edit.hpp"

#include <algorithm>

namespace cfplan::testing {
namespace {

void collect(const Value& value, const ValuePath& path, std::vector<ValuePath>& paths) {
  if (!path.empty()) paths.push_back(path);
  if (const auto* map = value.as<Value::Map>()) {
    for (const auto& [key, member] : *map) collect(member, path / key, paths);
  }
  if (const auto* list = value.as<Value::List>()) {
    for (std::size_t i = 0; i < list->size(); ++i) collect((*list)[i], path / i, paths);
  }
}

std::string random_text(Dice& dice) {
  static const std::vector<std::string> kPieces{
      "a",  " ",  "\"", "'",  "`",         "#",   "\n", "\\",           "n", "=",
      "$x", "\t", "é",  "\r", "http://x/", "[x]", "//", "\xE2\x80\xA8", ",", "\x7F"};
  return dice.text(kPieces, 8);
}

Value random_scalar(Dice& dice) {
  static const std::vector<Value> kValues{
      1, 0, -7, 2.5, true, false, 9007199254740991, "", "text", "0506015145cda87c34f9ab8e9675a8a9"};
  return dice.chance(2) ? Value(random_text(dice)) : dice.pick(kValues);
}

Value random_value(Dice& dice, std::size_t depth = 0) {
  const std::size_t kind = depth < 2 ? dice.roll(8) : 7;
  if (kind == 0) {
    Value::List list;
    for (std::size_t n = dice.roll(4); n > 0; --n) list.push_back(random_value(dice, depth + 1));
    return list;
  }
  if (kind == 1) {
    Value::Map map;
    if (dice.chance(2)) map.push_back({"x", random_value(dice, depth + 1)});
    if (dice.chance(2)) map.push_back({"new key", random_value(dice, depth + 1)});
    return map;
  }
  return random_scalar(dice);
}

Edit random_env_edit(Dice& dice, const Value& tree) {
  static const std::vector<std::string> kNewKeys{"A", "B", "C", "D.e-f", "export"};
  const auto& members = *tree.as<Value::Map>();
  const bool is_old = !members.empty() && dice.chance(2);
  const std::string key = is_old ? dice.pick(members).key : dice.pick(kNewKeys);
  if (dice.chance(3)) return {Verb::Remove, {key}, {}};
  return {Verb::Set, {key}, random_text(dice)};
}

}  // namespace

Edit random_edit(Dice& dice, DocumentFormat format, const Value& tree) {
  if (format == DocumentFormat::Env) return random_env_edit(dice, tree);
  static const std::vector<std::string> kNewKeys{"A", "NEW", "new key", "vars", "d1_databases"};
  std::vector<ValuePath> paths;
  collect(tree, {}, paths);
  const bool is_empty = paths.empty();
  ValuePath path = is_empty ? ValuePath{"A"} : dice.pick(paths);
  switch (dice.roll(6)) {
    case 0:
      if (!is_empty) return {Verb::Remove, path, {}};
      break;
    case 1: return {Verb::AddSection, {"env", dice.pick(kNewKeys)}, {}};
    case 2: path = path / dice.pick(kNewKeys); break;
    case 3:
      std::erase_if(paths,
                    [&](const ValuePath& p) { return !value_at(tree, p)->is<Value::List>(); });
      if (!paths.empty()) return {Verb::Append, dice.pick(paths), random_value(dice)};
      break;
    case 4: return {Verb::Append, path / dice.pick(kNewKeys), random_value(dice)};
    default: break;
  }
  return {Verb::Set, path, random_value(dice)};
}

}  // namespace cfplan::testing
