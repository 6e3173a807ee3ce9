#include "plan/diff/masked_change.hpp"

#include "cfplan/base/credential.hpp"
#include "cfplan/base/credential_lines.hpp"
#include "plan/guards/credential_values.hpp"

namespace cfplan {
namespace {

// The key that names the value: its own, or that of a variable above it that a credential is in.
std::string naming_key(const ValuePath& path) {
  std::string name;
  bool in_variable = false;
  for (const Step& step : path.steps()) {
    const auto* key = std::get_if<std::string>(&step);
    if (key == nullptr) continue;
    name = *key;
    if (in_variable && has_credential_name(name)) break;
    in_variable = in_variable || name == "vars";
  }
  return name;
}

}  // namespace

Change masked_change(Change change, const ChangeFile& file) {
  if (file.format == DocumentFormat::Text) {
    change.before.reset();
    if (const std::string* text = change.edit.value.string()) {
      change.edit.value = masked_text(*text, notation_of(file.path));
    }
  }
  const std::string key = naming_key(change.edit.path);
  if (change.before) change.before = mask_values(key, *change.before);
  change.edit.value = mask_values(key, change.edit.value);
  return change;
}

}  // namespace cfplan
