#include "cli/flows/var_answer.hpp"

#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/document/structured_document.hpp"

namespace cfplan {
namespace {

/// What a JSON text means; none for a null, which is no value of a variable, and for other texts.
std::optional<Value> json_value(const std::string& text) {
  const auto parsed = parse_document(DocumentFormat::Jsonc, "", "{\"value\":" + text + "\n}");
  if (!parsed) return std::nullopt;
  const auto& members = *(*parsed)->tree().as<Value::Map>();
  if (members.size() != 1 || members.front().value.is<Null>()) return std::nullopt;
  return members.front().value;
}

}  // namespace

std::optional<Member> read_var(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) return std::nullopt;
  if (text[equals - 1] != ':') return Member{text.substr(0, equals), text.substr(equals + 1)};
  auto value = json_value(text.substr(equals + 1));
  if (equals == 1 || !value) return std::nullopt;
  return Member{text.substr(0, equals - 1), std::move(*value)};
}

std::optional<std::string> type_remark(const Member& var, const Deployment* standing) {
  const std::string name = visible(var.key);
  const std::string* text = var.value.string();
  if (text == nullptr) return name + " is a " + std::string(var.value.type_name());
  if (standing != nullptr) {
    const auto there = standing->vars.find(var.key);
    const bool has_type = there != standing->vars.end() && there->second.value.string() == nullptr;
    if (has_type) return std::nullopt;
  }
  const auto meant = json_value(*text);
  if (!meant || meant->string() != nullptr) return std::nullopt;
  return name + " is text; " + name + ":=" + visible(*text) + " makes it a " +
         std::string(meant->type_name());
}

}  // namespace cfplan
