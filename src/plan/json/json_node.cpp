#include "plan/json/json_node.hpp"

#include <algorithm>
#include <cstdint>

#include "cfplan/base/text.hpp"

namespace cfplan {

void JsonNode::report(std::string_view what) const {
  if (!problem_->text.empty()) return;
  problem_->text = (path_.empty() ? "the plan" : path_) + " " + std::string(what);
}

void JsonNode::require_keys(std::initializer_list<std::string_view> keys) const {
  if (json_ == nullptr) return;
  if (!json_->is_object()) return report("is not an object");
  for (const auto& [key, value] : json_->items()) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      report("has an unknown key \"" + visible(key) + "\"");
    }
  }
}

JsonNode JsonNode::member(const char* key) const {
  const std::string path = path_.empty() ? key : path_ + "." + key;
  const bool readable = json_ != nullptr && json_->is_object();
  const auto found = readable ? json_->find(key) : Json::const_iterator();
  if (readable && found != json_->end()) return {&*found, path, *problem_};
  JsonNode missing(nullptr, path, *problem_);
  if (json_ != nullptr) missing.report("is missing");
  return missing;
}

std::vector<JsonNode> JsonNode::items() const {
  std::vector<JsonNode> nodes;
  if (json_ == nullptr) return nodes;
  if (!json_->is_array()) {
    report("is not a list");
    return nodes;
  }
  nodes.reserve(json_->size());
  for (std::size_t i = 0; i < json_->size(); ++i) {
    nodes.emplace_back(&(*json_)[i], path_ + "[" + std::to_string(i) + "]", *problem_);
  }
  return nodes;
}

std::string JsonNode::text() const {
  if (json_ == nullptr) return {};
  if (json_->is_string()) return json_->get<std::string>();
  report("is not a string");
  return {};
}

std::optional<std::string> JsonNode::text_or_null() const {
  if (json_ == nullptr || json_->is_null()) return std::nullopt;
  return text();
}

std::vector<std::string> JsonNode::texts() const {
  std::vector<std::string> all;
  for (const JsonNode& node : items()) all.push_back(node.text());
  return all;
}

std::size_t JsonNode::count() const {
  if (json_ == nullptr) return 0;
  if (json_->is_number_unsigned()) return json_->get<std::size_t>();
  report("is not a whole number");
  return 0;
}

bool JsonNode::flag() const {
  if (json_ == nullptr) return false;
  if (json_->is_boolean()) return json_->get<bool>();
  report("is not true or false");
  return false;
}

}  // namespace cfplan
