#include "plan/guards/standing_credentials.hpp"

#include <algorithm>

#include "cfplan/base/text.hpp"
#include "plan/guards/credential_values.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

// Names in one map of a document that nobody declared and that look like credentials.
template <class Declared>
std::vector<std::string> undeclared(const Value& map, const Declared& declared,
                                    const Deployment& wanted) {
  std::vector<std::string> names;
  const auto& allowed = wanted.allow_plaintext;
  for (const Member& member : *map.as<Value::Map>()) {
    if (declared.contains(member.key)) continue;
    if (std::find(allowed.begin(), allowed.end(), member.key) != allowed.end()) continue;
    std::vector<std::string> found;
    find_credentials(member.key, member.value, found);
    if (!found.empty()) names.push_back(member.key);
  }
  return names;
}

void add_warning(const std::vector<std::string>& names, const ObservedFile& file,
                 const ValuePath& path, const Deployment& wanted, Diagnostics& warnings) {
  if (names.empty()) return;
  const StructuredDocument& document = *file.document;
  const auto span = document.find(path / names.front());
  std::vector<std::string> shown;
  for (const std::string& name : names) shown.push_back(visible(name));
  const std::string where = path.empty() ? "" : " of " + path.text();
  warnings.push_back(
      {"CFP6304", Severity::Warning,
       listed(shown) + where +
           (names.size() == 1 ? " looks like a credential" : " look like credentials") +
           " in plain text",
       span ? document.source().place(*span) : file_place(document.source().name()), "",
       path.empty() ? "cfplan migrate moves it to the secret store"
                    : "cfplan migrate says how it becomes a secret",
       wanted.key.text()});
}

}  // namespace

Diagnostics standing_credentials(const ProjectFacts& project, const PlanDraft& draft) {
  Diagnostics warnings;
  for (const DeploymentDraft& one : draft.deployments) {
    const Deployment& wanted = *one.wanted;
    const bool kept =
        wanted.state == DeploymentState::Present && wanted.ownership == Ownership::Additive;
    if (!kept || one.is_broken()) continue;
    const WranglerIndex& file = *project.wrangler(wanted.wrangler_file);
    const WranglerSection* section = file.section(wanted.wrangler_env);
    if (section != nullptr && section->vars != nullptr) {
      add_warning(undeclared(*section->vars, wanted.vars, wanted), file.observed(),
                  section->path / "vars", wanted, warnings);
    }
    const ObservedFile* env = wanted.env_file ? project.file(*wanted.env_file) : nullptr;
    if (env == nullptr) continue;
    add_warning(undeclared(env->document->tree(), wanted.env, wanted), *env, {}, wanted, warnings);
  }
  return warnings;
}

}  // namespace cfplan
