#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cfplan {

/// What `${…}` can name.
enum class TemplateName { Customer, Environment, Service, Domain, Worker, WranglerEnv };

[[nodiscard]] std::string_view text_of(TemplateName name);
[[nodiscard]] std::optional<TemplateName> find_template_name(std::string_view text);
[[nodiscard]] std::vector<std::string> template_names();

/// A piece of a string: literal text, or a name to fill in.
struct TemplatePart {
  std::string literal;
  std::optional<TemplateName> name;
  bool operator==(const TemplatePart&) const = default;
};

/// What keeps a string from being a template: an unknown name, or a `${` without its `}`.
struct TemplateFault {
  std::string message;
  std::string hint;
};

struct TemplateText {
  std::vector<TemplatePart> parts;
  std::optional<TemplateFault> fault;  ///< the first one
};

/// Whether there is anything to fill in or to unescape.
[[nodiscard]] inline bool has_template(std::string_view text) {
  return text.find("${") != std::string_view::npos;
}

/// `${name}` is filled in, `$${` is a literal `${`, every other `$` is itself.
[[nodiscard]] TemplateText parse_template(std::string_view text);

}  // namespace cfplan
