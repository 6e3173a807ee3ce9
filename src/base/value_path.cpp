#include "cfplan/base/value_path.hpp"

#include <algorithm>

namespace cfplan {
namespace {

bool is_bare(const std::string& key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
}

}  // namespace

ValuePath ValuePath::parent() const {
  return ValuePath(std::vector<Step>(steps_.begin(), steps_.end() - (steps_.empty() ? 0 : 1)));
}

ValuePath ValuePath::operator/(Step step) const {
  std::vector<Step> steps = steps_;
  steps.push_back(std::move(step));
  return ValuePath(std::move(steps));
}

std::string path_text(std::span<const Step> path) {
  std::string out;
  for (const Step& step : path) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      out += "[" + std::to_string(*index) + "]";
      continue;
    }
    const std::string& key = std::get<std::string>(step);
    if (!out.empty()) out += '.';
    out += is_bare(key) ? key : one_line_text(Value(key));
  }
  return out;
}

const Value* value_at(const Value& root, const ValuePath& path) {
  const Value* at = &root;
  for (const Step& step : path.steps()) {
    if (at == nullptr) return nullptr;
    if (const auto* index = std::get_if<std::size_t>(&step)) {
      const auto* list = at->as<Value::List>();
      at = list != nullptr && *index < list->size() ? &(*list)[*index] : nullptr;
    } else {
      at = at->find(std::get<std::string>(step));
    }
  }
  return at;
}

}  // namespace cfplan
