#include "plan/diff/masked_change.hpp"

#include "plan/guards/credential_lines.hpp"

namespace cfplan {
namespace {

std::string last_key(const ValuePath& path) {
  const auto& steps = path.steps();
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (const auto* key = std::get_if<std::string>(&*step)) return *key;
  }
  return {};
}

}  // namespace

Change masked_change(Change change, DocumentFormat format) {
  if (format == DocumentFormat::Text) {
    change.before.reset();
    if (const std::string* text = change.edit.value.string()) {
      change.edit.value = masked_lines(*text);
    }
  }
  const std::string key = last_key(change.edit.path);
  if (change.before) change.before = mask_values(key, *change.before);
  change.edit.value = mask_values(key, change.edit.value);
  return change;
}

}  // namespace cfplan
