#include "document/toml/joined_parts.hpp"

#include <utility>

#include "cfplan/base/check.hpp"
#include "document/room_for_edits.hpp"

namespace cfplan::tomldoc {

Value JoinedParts::room_for(NodeId table) const {
  const Node& node = outline_.node(table);
  std::size_t members = node.child_count;
  if (node.section != kNone) {
    outline_.scan(node.section, outline_.section(node.section).span, [&](const Statement& one) {
      members += one.kind == StatementKind::KeyValue ? 1U : 0U;
    });
  }
  Value::Map map;
  map.reserve(with_room_for_edits(members));
  return map;
}

void JoinedParts::add(const Part& part, Value meaning) {
  if (part.holds(outline_, Outline::kRootNode)) {
    root_ = std::move(meaning);
    return;
  }
  if (root_.is<Null>()) root_ = room_for(Outline::kRootNode);
  add_table(part, Outline::kRootNode, meaning, root_);
}

void JoinedParts::add_table(const Part& part, NodeId table, Value& meaning, Value& whole) {
  check(meaning.is<Value::Map>(), "the parser reads a table where the scanner has its header");
  auto& members = *whole.as<Value::Map>();
  for (Member& member : *meaning.as<Value::Map>()) {
    const NodeId id = outline_.nodes().child(table, member.key);
    if (id == kNone || part.holds(outline_, id)) {
      members.push_back(std::move(member));
      continue;
    }
    const bool is_array = outline_.node(id).kind == Node::Kind::Array;
    const auto [place, is_new] = places_.try_emplace(id, members.size());
    if (is_new) {
      members.push_back({std::move(member.key), is_array ? Value(Value::List{}) : room_for(id)});
    }
    Value& inner = members[place->second].value;
    if (is_array) add_array(part, id, member.value, inner);
    else add_table(part, id, member.value, inner);
  }
}

void JoinedParts::add_array(const Part& part, NodeId array, Value& meaning, Value& whole) {
  check(meaning.is<Value::List>(), "the parser reads a list where the scanner has its elements");
  auto& items = *whole.as<Value::List>();
  items.reserve(with_room_for_edits(outline_.node(array).child_count));
  std::size_t number = first_element(outline_, part, array);
  for (Value& item : *meaning.as<Value::List>()) {
    const NodeId id = outline_.nodes().element(array, number);
    if (part.holds(outline_, id)) {
      items.push_back(std::move(item));
    } else {
      if (number == items.size()) items.push_back(room_for(id));
      add_table(part, id, item, items[number]);
    }
    ++number;
  }
}

}  // namespace cfplan::tomldoc
