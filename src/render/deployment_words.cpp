#include "render/deployment_words.hpp"

#include <algorithm>

#include "cfplan/base/credential.hpp"
#include "cfplan/base/value_path.hpp"

namespace cfplan {

std::string_view secret_state_name(SecretState state) {
  switch (state) {
    case SecretState::Configured: return "configured";
    case SecretState::Missing: return "missing";
    case SecretState::Unknown: return "unknown";
  }
  return "unknown";
}

std::string shown_value(std::string_view name, std::string_view value) {
  return is_credential(name, value) ? std::string(kMask) : mask_credentials(value);
}

std::string shown_statement(std::string_view path, std::string_view text) {
  // Where a secret is from is no secret, however it is called.
  if (path.starts_with("secrets.")) return mask_credentials(text);
  std::string_view name = path;
  for (std::string_view rest = path; !rest.empty();) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    name = rest.substr(0, dot);
    // What is below the name of a credential is a part of it.
    if (has_credential_name(name)) break;
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  return shown_value(name, text);
}

std::string layer_text(const Origin& origin) {
  if (origin.file.empty()) return origin.layer;
  return origin.file + ":" + std::to_string(origin.line) + ", " + origin.layer;
}

std::string deployment_name(const DeploymentFacts& deployment) {
  if (!deployment.key.customer.empty()) return deployment.key.text();
  if (deployment.wrangler_env.empty()) return deployment.env_file;
  return "[" + ValuePath{"env", deployment.wrangler_env}.text() + "]";
}

}  // namespace cfplan
