#include "manifest/layers/template_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cfplan/base/text.hpp"
#include "manifest/wording.hpp"

namespace cfplan {
namespace {

using Named = std::pair<std::string_view, TemplateName>;
constexpr std::array<Named, 6> kNames{{{"customer", TemplateName::Customer},
                                       {"environment", TemplateName::Environment},
                                       {"service", TemplateName::Service},
                                       {"domain", TemplateName::Domain},
                                       {"worker", TemplateName::Worker},
                                       {"wrangler_env", TemplateName::WranglerEnv}}};

TemplateFault unknown_name(std::string_view name) {
  const auto close = likely(name, template_names());
  return {"unknown name \"${" + visible(name) + "}\"",
          (close ? "the name is \"${" + *close + "}\""
                 : "the names are ${" + join(template_names(), "}, ${") + "}") +
              "; write $${ for a literal ${"};
}

void add_literal(TemplateText& text, std::string_view literal) {
  if (text.parts.empty() || text.parts.back().name) text.parts.emplace_back();
  text.parts.back().literal += literal;
}

}  // namespace

std::string_view text_of(TemplateName name) {
  const auto found = std::find_if(kNames.begin(), kNames.end(),
                                  [&](const Named& named) { return named.second == name; });
  return found->first;
}

std::optional<TemplateName> find_template_name(std::string_view text) {
  const auto found = std::find_if(kNames.begin(), kNames.end(),
                                  [&](const Named& named) { return named.first == text; });
  if (found == kNames.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> template_names() {
  std::vector<std::string> names;
  for (const auto& [text, name] : kNames) names.emplace_back(text);
  return names;
}

TemplateText parse_template(std::string_view text) {
  TemplateText result;
  while (!text.empty()) {
    const std::size_t dollar = text.find('$');
    add_literal(result, text.substr(0, dollar));
    if (dollar == std::string_view::npos) break;
    text.remove_prefix(dollar);
    if (text.starts_with("$${")) {
      add_literal(result, "${");
      text.remove_prefix(3);
    } else if (text.starts_with("${")) {
      const std::size_t end = text.find('}');
      if (end == std::string_view::npos) {
        result.fault = {"a \"${\" without its \"}\"", "close it, or write $${ for a literal ${"};
        break;
      }
      const std::string_view name = text.substr(2, end - 2);
      const auto known = find_template_name(name);
      if (!known && !result.fault) result.fault = unknown_name(name);
      result.parts.push_back({{}, known});
      text.remove_prefix(end + 1);
    } else {
      add_literal(result, "$");
      text.remove_prefix(1);
    }
  }
  return result;
}

}  // namespace cfplan
