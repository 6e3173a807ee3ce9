#include "manifest/reading/var_value.hpp"

#include <string>
#include <utility>

#include "manifest/yaml/scalar_value.hpp"

namespace cfplan {
namespace {

std::optional<Value> scalar(const Written& written, DeploymentNames& names) {
  const Value typed = scalar_value(written.node());
  if (typed.string() == nullptr) return typed;
  auto text = names.fill(written);
  if (!text) return std::nullopt;
  return Value(std::move(*text));
}

std::optional<Value> list(const Written& written, DeploymentNames& names) {
  Value::List items;
  for (const YamlEntry& entry : written.node().entries) {
    auto item = merged_value({{&entry, written.layer}}, names);
    if (item) items.push_back(std::move(*item));
  }
  return Value(std::move(items));
}

std::optional<Value> map(const Stack& maps, DeploymentNames& names) {
  Value::Map members;
  for (const auto& [key, stack] : merged_members(maps)) {
    auto value = merged_value(stack, names);
    if (value) members.push_back({std::string(key), std::move(*value)});
  }
  return Value(std::move(members));
}

}  // namespace

std::optional<Value> merged_value(const Stack& stack, DeploymentNames& names) {
  const Written& strongest = stack.back();
  switch (strongest.node().kind) {
    case YamlKind::Null: return std::nullopt;
    case YamlKind::Scalar: return scalar(strongest, names);
    case YamlKind::List: return list(strongest, names);
    case YamlKind::Map: break;
  }
  return map(mergeable(stack, YamlKind::Map), names);
}

}  // namespace cfplan
