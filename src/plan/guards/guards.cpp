#include "plan/guards/guards.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "cfplan/base/comparable_route.hpp"
#include "cfplan/base/credential.hpp"
#include "cfplan/base/text.hpp"
#include "plan/guards/credential_values.hpp"
#include "plan/guards/removal_guard.hpp"
#include "plan/resolving/bindings.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

std::string allow_hint(const std::string& code, const Deployment& wanted) {
  return "--allow " + code + "=" + wanted.key.text() + " lets it through";
}

std::string subject_of(const DraftChange& change) {
  switch (change.subject) {
    case Subject::Route: return "route " + in_quotes(change.item);
    case Subject::DatabaseBinding: return "database binding " + in_quotes(change.item);
    case Subject::Binding: return "binding " + in_quotes(change.item);
    case Subject::EnvKey: return "env key " + change.edit.path.text();
    default: return change.edit.path.text();
  }
}

// Whether a name that is written newly is another than wrangler would make of the section.
bool renames(const DraftChange& change, const GuardView& view, const Deployment& wanted) {
  if (change.subject != Subject::WorkerName || change.effect != Effect::Add) return false;
  const WranglerIndex* file = view.project.wrangler(wanted.wrangler_file);
  const WranglerSection* section = file == nullptr ? nullptr : file->section(wanted.wrangler_env);
  if (section == nullptr) return false;
  const auto worker = file->facts().worker_name(*section);
  return worker && change.edit.value != Value(*worker);
}

// Removals, and changes of what a protected deployment runs as and keeps its data in.
std::vector<std::string> protected_changes(const GuardView& view, const DeploymentDraft& draft) {
  std::vector<std::string> found;
  for (const DraftChanges* changes : {&draft.section, &draft.env}) {
    for (const DraftChange& change : *changes) {
      const bool guarded = change.subject == Subject::DatabaseBinding ||
                           change.subject == Subject::Binding ||
                           change.subject == Subject::WorkerName;
      if (change.effect == Effect::Remove) {
        found.push_back("remove " + subject_of(change));
      } else if ((guarded && change.effect == Effect::Update) ||
                 renames(change, view, *draft.wanted)) {
        found.push_back("change " + subject_of(change));
      }
    }
  }
  if (draft.deletes_env_file) found.push_back("delete " + *draft.wanted->env_file);
  for (const std::string& name : draft.secrets_to_delete) found.push_back("delete secret " + name);
  std::vector<std::string> distinct;
  for (std::string& one : found) {
    if (std::find(distinct.begin(), distinct.end(), one) == distinct.end()) {
      distinct.push_back(std::move(one));
    }
  }
  return distinct;
}

void guard_protected(const GuardView& view, Diagnostics& findings) {
  for (const DeploymentDraft& draft : view.draft.deployments) {
    if (!draft.wanted->is_protected || draft.is_broken()) continue;
    const std::vector<std::string> changes = protected_changes(view, draft);
    if (changes.empty()) continue;
    findings.push_back(
        {"CFP3001", Severity::Error,
         draft.wanted->key.text() + " is protected, and the plan would " + listed(changes),
         place_of(draft.wanted->origin), "", allow_hint("CFP3001", *draft.wanted),
         draft.wanted->key.text()});
  }
}

void add_plaintext(const Deployment& wanted, const std::string& where, const std::string& name,
                   const Origin& origin, Diagnostics& findings) {
  const auto& allowed = wanted.allow_plaintext;
  if (std::find(allowed.begin(), allowed.end(), name) != allowed.end()) return;
  findings.push_back(
      {"CFP3003", Severity::Error,
       where + "." + visible(name) + " looks like a credential in plain text", place_of(origin), "",
       "declare it under secrets, or say allow_plaintext: [" + visible(name) + "] if it is none",
       wanted.key.text()});
}

void guard_plaintext(const GuardView& view, Diagnostics& findings) {
  for (const DeploymentDraft& draft : view.draft.deployments) {
    const Deployment& wanted = *draft.wanted;
    if (wanted.state == DeploymentState::Absent) continue;
    std::vector<std::string> names;
    for (const auto& [name, value] : wanted.vars) {
      names.clear();
      find_credentials(name, value.value, names);
      for (const std::string& found : names) {
        add_plaintext(wanted, "vars", found, value.origin, findings);
      }
    }
    for (const auto& [name, value] : wanted.env) {
      if (is_credential(name, value.value)) {
        add_plaintext(wanted, "env", name, value.origin, findings);
      }
    }
  }
}

std::string section_text(const WranglerSection& section) {
  return section.path.empty() ? "the top level" : section.path.text();
}

struct SectionAddress {
  const std::string* file;
  const WranglerSection* section;
};

bool has_route(const WranglerSection* section, const std::string& pattern) {
  if (section == nullptr) return false;
  const std::string route = comparable_route(pattern);
  return std::any_of(section->routes.begin(), section->routes.end(), [&](const RouteFact& fact) {
    return comparable_route(fact.pattern) == route;
  });
}

// The routes that the draft writes newly, each with its deployment.
std::vector<std::pair<const DeploymentDraft*, const DesiredRoute*>> new_routes(
    const GuardView& view) {
  std::vector<std::pair<const DeploymentDraft*, const DesiredRoute*>> found;
  for (const DeploymentDraft& draft : view.draft.deployments) {
    const Deployment& wanted = *draft.wanted;
    if (draft.is_broken() || wanted.state == DeploymentState::Absent) continue;
    const WranglerIndex* file = view.project.wrangler(wanted.wrangler_file);
    for (const DesiredRoute& route : wanted.routes) {
      if (!has_route(file->section(wanted.wrangler_env), route.pattern)) {
        found.emplace_back(&draft, &route);
      }
    }
  }
  return found;
}

void guard_moved_routes(const GuardView& view, Diagnostics& findings) {
  const auto added = new_routes(view);
  if (added.empty()) return;
  std::unordered_map<std::string, SectionAddress> by_pattern;
  for (const auto& [path, file] : view.project.wrangler_files()) {
    const auto add = [&](const WranglerSection& section) {
      for (const RouteFact& fact : section.routes) {
        by_pattern.emplace(comparable_route(fact.pattern), SectionAddress{&path, &section});
      }
    };
    for (const WranglerSection& section : file.facts().sections) add(section);
    add(file.facts().top);
  }
  for (const auto& [draft, route] : added) {
    const auto found = by_pattern.find(comparable_route(route->pattern));
    if (found == by_pattern.end()) continue;
    const auto& [file, section] = found->second;
    findings.push_back({"CFP3004", Severity::Error,
                        "the route " + in_quotes(route->pattern) + " of " +
                            draft->wanted->key.text() + " stands in " + section_text(*section) +
                            " of " + *file + ": the next deploy would move it",
                        place_of(route->origin), "", allow_hint("CFP3004", *draft->wanted),
                        draft->wanted->key.text()});
  }
}

bool renames_worker(const DeploymentDraft& draft) {
  return std::any_of(draft.section.begin(), draft.section.end(), [](const DraftChange& change) {
    return change.subject == Subject::WorkerName || change.edit.verb == Verb::AddSection;
  });
}

void guard_worker_names(const GuardView& view, Diagnostics& findings) {
  std::unordered_map<std::string, SectionAddress> unmanaged;
  for (const auto& [path, file] : view.project.wrangler_files()) {
    for (const WranglerSection& section : file.facts().sections) {
      if (view.declared.section(path, section.env)) continue;
      const auto worker = file.facts().worker_name(section);
      if (worker) unmanaged.emplace(*worker, SectionAddress{&path, &section});
    }
  }
  if (unmanaged.empty()) return;
  for (const DeploymentDraft& draft : view.draft.deployments) {
    const Deployment& wanted = *draft.wanted;
    if (draft.is_broken() || wanted.state == DeploymentState::Absent) continue;
    if (!renames_worker(draft) || !draft.resolved.worker) continue;
    const auto found = unmanaged.find(*draft.resolved.worker);
    if (found == unmanaged.end()) continue;
    findings.push_back(
        {"CFP3005", Severity::Error,
         "the Worker " + in_quotes(*draft.resolved.worker) + " of " + wanted.key.text() +
             " is also that of " + found->second.section->path.text() + " of " +
             *found->second.file + ", which no deployment declares",
         place_of(wanted.worker ? wanted.worker->origin : wanted.origin), "",
         "give one of them another worker; " + allow_hint("CFP3005", wanted), wanted.key.text()});
  }
}

using Guard = void (*)(const GuardView&, Diagnostics&);
constexpr std::array<Guard, 5> kGuards{guard_protected, guard_removals, guard_plaintext,
                                       guard_moved_routes, guard_worker_names};

/// The pattern of the --allow that lets a finding through, if there is one.
std::optional<std::string> allowance(const Diagnostic& finding, const PlanOptions& options) {
  for (const auto& [code, deployments] : options.allowed) {
    if (code == finding.code && glob_matches(deployments, finding.deployment)) return deployments;
  }
  return std::nullopt;
}

}  // namespace

Diagnostics guard_findings(const GuardView& view, const PlanOptions& options) {
  Diagnostics findings;
  for (const Guard guard : kGuards) guard(view, findings);
  for (Diagnostic& finding : findings) {
    const auto pattern = allowance(finding, options);
    if (!pattern) continue;
    finding.severity = Severity::Warning;
    finding.hint = "let through by --allow " + finding.code + "=" + visible(*pattern);
  }
  return findings;
}

void let_reviewed_through(const Diagnostics& reviewed, Diagnostics& findings) {
  for (Diagnostic& finding : findings) {
    const bool is_reviewed = std::any_of(reviewed.begin(), reviewed.end(), [&](const auto& one) {
      return one.code == finding.code && one.message == finding.message &&
             one.deployment == finding.deployment;
    });
    if (!is_reviewed || !is_guard(finding)) continue;
    finding.severity = Severity::Warning;
    finding.hint = "let through by the reviewed plan";
  }
}

}  // namespace cfplan
