#include "plan/diff/drift.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "plan/guards/credential_values.hpp"
#include "plan/resolving/account_problems.hpp"
#include "plan/resolving/bindings.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

// What one side has under a name.
struct Entry {
  std::string kind;
  Value value;
};
using Entries = std::map<std::string, Entry>;

std::string kind_of(const std::string& type) {
  if (type == "plain_text" || type == "json") return std::string(kDriftOfVariable);
  if (type == "secret_text" || type == "secret_key") return std::string(kDriftOfSecret);
  for (const BindingWords& words : kBindingKinds) {
    if (words.api_type == type) return std::string(words.noun);
  }
  return type;
}

// Of what is live, all that a file can differ in.
bool is_compared(const Entry& entry) {
  return entry.kind == kDriftOfVariable || entry.kind == kDriftOfSecret ||
         std::any_of(kBindingKinds.begin(), kBindingKinds.end(),
                     [&](const BindingWords& words) { return words.noun == entry.kind; });
}

Entries live_entries(const std::vector<LiveBinding>& bindings) {
  Entries entries;
  for (const LiveBinding& binding : bindings) {
    entries.insert_or_assign(binding.name, Entry{kind_of(binding.type), binding.value});
  }
  return entries;
}

Entries entries_in_file(const WranglerSection* section) {
  Entries entries;
  if (section == nullptr) return entries;
  const auto* vars = section->vars == nullptr ? nullptr : section->vars->as<Value::Map>();
  for (const Member& member : vars == nullptr ? Value::Map{} : *vars) {
    entries.insert_or_assign(member.key, Entry{std::string(kDriftOfVariable), member.value});
  }
  for (const BindingFact* fact : standing_bindings(*section)) {
    entries.insert_or_assign(fact->binding, Entry{std::string(words_of(fact->kind).noun),
                                                  fact->id ? Value(*fact->id) : Value(Null{})});
  }
  return entries;
}

std::set<std::string> declared_secrets(const Deployment& wanted, const WranglerSection* section) {
  std::set<std::string> names;
  for (const DesiredSecret& secret : wanted.secrets) names.insert(secret.name);
  const Value* secrets = section == nullptr ? nullptr : section->map->find("secrets");
  const Value* required = secrets == nullptr ? nullptr : secrets->find("required");
  const auto* list = required == nullptr ? nullptr : required->as<Value::List>();
  for (const Value& name : list == nullptr ? Value::List{} : *list) {
    if (name.string() != nullptr) names.insert(*name.string());
  }
  return names;
}

// Ids stand bare, as everywhere in a plan; values of variables as JSON.
std::string shown(const std::string& name, const Entry& entry) {
  if (entry.kind == kDriftOfVariable) return one_line_text(mask_values(name, entry.value));
  const std::string* id = entry.value.string();
  return id == nullptr ? "without an id" : *id;
}

std::string text_of(const std::string& name, const Entry* live, const Entry* there,
                    const std::string& file) {
  const std::string subject = (there != nullptr ? there : live)->kind + " " + name + " is ";
  if (there == nullptr) {
    if (live->kind == kDriftOfSecret) return subject + "live, not declared";
    return subject + shown(name, *live) + " live, not in " + file;
  }
  const std::string in_file = shown(name, *there) + " in " + file;
  if (live == nullptr) return subject + in_file + ", not live";
  if (live->kind != there->kind) return subject + in_file + ", and live a " + live->kind;
  return subject + shown(name, *live) + " live, " + in_file;
}

class Comparison {
 public:
  Comparison(const Deployment& wanted, std::string worker) : wanted_(wanted), worker_(worker) {}

  std::vector<Drift> compare(const std::vector<LiveBinding>& bindings,
                             const WranglerSection* section) && {
    const Entries live = live_entries(bindings);
    const Entries there = entries_in_file(section);
    const std::set<std::string> declared = declared_secrets(wanted_, section);
    for (const auto& [name, entry] : live) {
      const auto other = there.find(name);
      if (other == there.end()) {
        const bool known = entry.kind == kDriftOfSecret && declared.contains(name);
        if (is_compared(entry) && !known) add(name, &entry, nullptr);
      } else if (other->second.kind != entry.kind ||
                 !same_value(other->second.value, entry.value)) {
        add(name, &entry, &other->second);
      }
    }
    for (const auto& [name, entry] : there) {
      if (!live.contains(name)) add(name, nullptr, &entry);
    }
    std::stable_sort(drift_.begin(), drift_.end(),
                     [](const Drift& a, const Drift& b) { return a.name < b.name; });
    return std::move(drift_);
  }

 private:
  void add(const std::string& name, const Entry* live, const Entry* there) {
    drift_.push_back({wanted_.key, worker_, (there != nullptr ? there : live)->kind, name,
                      text_of(name, live, there, wanted_.wrangler_file)});
  }

  const Deployment& wanted_;
  std::string worker_;
  std::vector<Drift> drift_;
};

Diagnostic no_worker_name(const Deployment& wanted) {
  return {"CFP4240",
          Severity::Error,
          wanted.key.text() + " has no Worker name, and its drift cannot be told",
          place_of(wanted.origin),
          "",
          "give it worker: NAME, or " + wanted.wrangler_file + " a name",
          ""};
}

// The bindings of the deployment's Worker: none when there is no such Worker.
Finding<std::optional<std::vector<LiveBinding>>> live_bindings(
    const Deployment& wanted, const std::optional<std::string>& worker, const AccountFinder& finder,
    const Account& account) {
  if (!worker) return Diagnostics{no_worker_name(wanted)};
  Finding<AccountChoice> finding = finder.find(wanted);
  if (auto* problems = std::get_if<Diagnostics>(&finding)) return std::move(*problems);
  const auto* choice = std::get_if<AccountChoice>(&finding);
  if (choice == nullptr) return Diagnostics{not_asked("account", wanted.key.text())};
  const std::string where = account_text(choice->account, choice->id);
  const auto* workers = account.workers(choice->account, choice->id);
  if (workers == nullptr) return Diagnostics{not_asked("workers", where)};
  if (workers->is_unknown()) return Diagnostics{workers->why()};
  const bool exists = workers->is_here() &&
                      std::binary_search(workers->value().begin(), workers->value().end(), *worker);
  if (!exists) return std::optional<std::vector<LiveBinding>>();
  const auto* settings = account.settings(choice->account, choice->id, *worker);
  if (settings == nullptr) return Diagnostics{not_asked("settings", where)};
  if (settings->is_unknown()) return Diagnostics{settings->why()};
  if (settings->is_absent()) return std::optional<std::vector<LiveBinding>>();
  return std::optional(settings->value());
}

}  // namespace

bool is_checked_for_drift(const Deployment& deployment, const Selection& selection) {
  return deployment.state == DeploymentState::Present && selection.covers(deployment.key);
}

DriftFindings find_drift(const Desired& desired, const ProjectFacts& project,
                         const AccountFinder& finder, const Account& account,
                         const PlanOptions& options) {
  DriftFindings findings;
  if (options.drift == DriftCheck::None) return findings;
  for (const Deployment& wanted : desired.deployments) {
    const WranglerIndex* file = project.wrangler(wanted.wrangler_file);
    if (!is_checked_for_drift(wanted, options.selection) || file == nullptr) continue;
    const std::optional<std::string> worker = project.worker_of(wanted);
    auto found = live_bindings(wanted, worker, finder, account);
    if (auto* problems = std::get_if<Diagnostics>(&found)) {
      for (Diagnostic& problem : *problems) {
        problem.severity =
            options.drift == DriftCheck::Demand ? Severity::Error : Severity::Warning;
        problem.deployment = wanted.key.text();
        findings.unknown.push_back(std::move(problem));
      }
    } else if (const auto& live = std::get<0>(found)) {
      std::vector<Drift> drift =
          Comparison(wanted, *worker).compare(*live, file->section(wanted.wrangler_env));
      std::move(drift.begin(), drift.end(), std::back_inserter(findings.drift));
    }
  }
  return findings;
}

}  // namespace cfplan
