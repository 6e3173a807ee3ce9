#include "cfplan/plan/plan_diagnostics.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "plan/wording.hpp"

namespace cfplan {
namespace {

// Broken files that only deployments outside the selection use.
std::set<std::string> files_of_others(const Desired& desired, const Documents& documents,
                                      const Selection& selection) {
  std::set<std::string> ours{desired.wrangler_file, desired.manifest_file};
  std::set<std::string> theirs;
  for (const Deployment& deployment : desired.deployments) {
    auto& files = selection.covers(deployment.key) ? ours : theirs;
    files.insert(deployment.wrangler_file);
    if (deployment.env_file) files.insert(*deployment.env_file);
  }
  std::erase_if(theirs, [&](const std::string& path) {
    return ours.contains(path) || !documents.broken.contains(path);
  });
  return theirs;
}

using Sameness = std::tuple<std::string, Severity, std::string, std::string, std::size_t,
                            std::size_t, std::string, std::string>;

Sameness sameness(const Diagnostic& d) {
  const Place place = d.place.value_or(Place{});
  return {d.code, d.severity, d.message, place.file, place.line, place.column, d.resource, d.hint};
}

}  // namespace

Diagnostics selected_diagnostics(const Diagnostics& diagnostics, const Desired& desired,
                                 const Documents& documents, const Selection& selection) {
  if (selection.covers_all()) return diagnostics;
  std::set<std::string> selected;
  for (const Deployment& deployment : desired.deployments) {
    if (selection.covers(deployment.key)) selected.insert(deployment.key.text());
  }
  for (const DeploymentKey& key : desired.broken) {
    if (selection.covers(key)) selected.insert(key.text());
  }
  const std::set<std::string> others = files_of_others(desired, documents, selection);
  Diagnostics out = diagnostics;
  for (Diagnostic& diagnostic : out) {
    const bool elsewhere = diagnostic.deployment.empty()
                               ? diagnostic.place && others.contains(diagnostic.place->file)
                               : !selected.contains(diagnostic.deployment);
    if (elsewhere) diagnostic.severity = Severity::Warning;
  }
  return out;
}

Diagnostics merged(const Diagnostics& diagnostics) {
  std::map<Sameness, std::size_t> places;
  Diagnostics out;
  std::vector<std::set<std::string>> owners;
  for (const Diagnostic& diagnostic : diagnostics) {
    const auto [at, is_new] = places.emplace(sameness(diagnostic), out.size());
    if (is_new) {
      out.push_back(diagnostic);
      owners.emplace_back();
    }
    owners[at->second].insert(diagnostic.deployment);
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (owners[i].size() < 2) continue;
    out[i].deployment.clear();
    // A problem that was also reported of no deployment concerns everything: nothing to name.
    if (owners[i].contains("")) continue;
    out[i].message += " (" + listed({owners[i].begin(), owners[i].end()}, 3) + ")";
  }
  return out;
}

}  // namespace cfplan
