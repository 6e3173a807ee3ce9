#include "plan/migration/migration_warnings.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/text.hpp"
#include "plan/migration/old_facts.hpp"

namespace cfplan {
namespace {

Diagnostic warning(std::string code, std::string message, Place place, std::string hint) {
  return {.code = std::move(code),
          .severity = Severity::Warning,
          .message = std::move(message),
          .place = std::move(place),
          .hint = std::move(hint)};
}

class Warnings {
 public:
  Warnings(const OldFacts& old, const WranglerIndex& wrangler, const ObservedFile* env_file,
           const DeploymentDraft& draft)
      : old_(old),
        wanted_(*draft.wanted),
        file_(wrangler),
        section_(wrangler.section(wanted_.wrangler_env)),
        env_file_(env_file),
        draft_(draft) {}

  [[nodiscard]] Diagnostics all() const {
    Diagnostics warnings;
    if (!old_.new_route.empty()) {
      warnings.push_back(warning("CFP2403",
                                 "the next deploy serves the new route " + visible(old_.new_route) +
                                     " and turns the workers.dev address of the Worker off",
                                 old_.domain->place,
                                 "say workers_dev = true in [env." + visible(wanted_.wrangler_env) +
                                     "] to keep the address"));
    }
    if (old_.zone_id_fate == ZoneIdFate::IsLeft) {
      warnings.push_back(warning(
          "CFP2404", "the zone id stays: no route can take it", old_.zone_id->place,
          "write a route into [env." + visible(wanted_.wrangler_env) + "], or remove the zone id"));
    }
    for (const std::string& name : old_.exposed_vars) {
      warnings.push_back(warning(
          "CFP6404",
          visible(name) + " stands in vars in plain text, and a deployed var "
                          "keeps its name from being a secret's",
          file_.place(section_->path / "vars" / name),
          "take it out of vars, run wrangler deploy --env " + visible(wanted_.wrangler_env) +
              ", and declare it under secrets in the manifest"));
    }
    for (const std::string& name : old_.credentials) warnings.push_back(about_credential(name));
    return warnings;
  }

 private:
  [[nodiscard]] Place place_of_key(const std::string& name) const {
    const StructuredDocument& document = *env_file_->document;
    const auto span = document.find(ValuePath{name});
    return span ? document.source().place(*span) : file_place(document.source().name());
  }

  [[nodiscard]] Diagnostic about_credential(const std::string& name) const {
    const std::string worker = "the Worker " + visible(draft_.resolved.worker.value_or(""));
    const std::string env = visible(wanted_.wrangler_env);
    if (stays_in_file(draft_, name)) {
      return warning("CFP6402", name + " stays in the file: " + worker + " does not exist yet",
                     place_of_key(name),
                     "run wrangler deploy --env " + env + ", then cfplan migrate again");
    }
    const auto& stored = draft_.resolved.stored_secrets;
    if (std::binary_search(stored.begin(), stored.end(), name)) {
      return warning(
          "CFP6403",
          name + " leaves the file, and " + worker + " keeps the secret of that name that it has",
          place_of_key(name), revoke_hint(name));
    }
    return warning("CFP6401", name + " was in a file: whoever can read the file's history has it",
                   place_of_key(name), revoke_hint(name));
  }

  [[nodiscard]] std::string revoke_hint(const std::string& name) const {
    const std::string where =
        name == kApiToken ? "roll it at dash.cloudflare.com/profile/api-tokens" : "revoke it";
    return "if it was ever committed, " + where + " and set the new one with wrangler secret put " +
           name + " --env " + visible(wanted_.wrangler_env);
  }

  const OldFacts& old_;
  const Deployment& wanted_;
  const WranglerIndex& file_;
  const WranglerSection* section_;
  const ObservedFile* env_file_;
  const DeploymentDraft& draft_;
};

}  // namespace

bool stays_in_file(const DeploymentDraft& draft, const std::string& key) {
  const auto& deferred = draft.deferred_secrets;
  return std::find(deferred.begin(), deferred.end(), key) != deferred.end();
}

Diagnostics migration_warnings(const OldFacts& old, const WranglerIndex& wrangler,
                               const ObservedFile* env_file, const DeploymentDraft& draft) {
  return Warnings(old, wrangler, env_file, draft).all();
}

}  // namespace cfplan
