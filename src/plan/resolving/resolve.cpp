#include "plan/resolving/resolve.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/model/action.hpp"
#include "plan/resolving/account_problems.hpp"
#include "plan/resolving/bindings.hpp"
#include "plan/resolving/zones.hpp"
#include "plan/wording.hpp"

namespace cfplan {
namespace {

bool lists(const Answer<std::vector<std::string>>& workers, const std::string& worker) {
  return workers.is_here() &&
         std::binary_search(workers.value().begin(), workers.value().end(), worker);
}

// Looks one deployment's names up, collecting what goes wrong.
class Resolution {
 public:
  Resolution(const Deployment& deployment, const Account& account, const AccountFinder& finder,
             AccountChoice choice)
      : deployment_(deployment), account_(account), finder_(finder), choice_(std::move(choice)) {
    resolved_.account = choice_;
  }

  void resolve_zones();
  void resolve_bindings();
  void resolve_worker(const std::optional<std::string>& worker);
  [[nodiscard]] tl::expected<Resolved, Diagnostics> result() && {
    if (has_errors(problems_)) return tl::make_unexpected(std::move(problems_));
    return std::move(resolved_);
  }

 private:
  // What the account answered; null after a problem was noted: not asked, or could not tell.
  template <class T>
  const Answer<T>* answered(const Answer<T>* answer, std::string_view what) {
    if (answer == nullptr) problems_.push_back(not_asked(std::string(what), where()));
    else if (answer->is_unknown()) problems_.push_back(answer->why());
    else return answer;
    return nullptr;
  }
  [[nodiscard]] std::string where() const { return account_text(choice_.account, choice_.id); }
  const Zone* zone_of(const std::vector<Zone>& zones, const std::string& host);
  std::optional<ResolvedBinding> resolved(const DesiredBinding& wanted,
                                          const std::vector<Resource>& known);

  const Deployment& deployment_;
  const Account& account_;
  const AccountFinder& finder_;
  AccountChoice choice_;
  Resolved resolved_;
  Diagnostics problems_;
};

const Zone* Resolution::zone_of(const std::vector<Zone>& zones, const std::string& host) {
  const auto found = zones_for(deployment_, zones, choice_.id, host);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    std::vector<std::string> names;
    for (const Zone& zone : zones) names.push_back(zone.name);
    problems_.push_back(missing_zone(deployment_, host, where(), names));
  } else {
    problems_.push_back(several_zones(deployment_, host, found));
  }
  return nullptr;
}

void Resolution::resolve_zones() {
  resolved_.zone_ids.resize(deployment_.routes.size());
  if (!needs_zone(deployment_)) return;
  const auto* answer = answered(finder_.zones(deployment_, choice_), "zones");
  if (answer == nullptr) return;
  static const std::vector<Zone> kNone;
  const std::vector<Zone>& zones = answer->is_here() ? answer->value() : kNone;

  std::map<std::string, const Zone*> by_host;
  std::vector<std::string> bare;
  for (const std::string& host : zone_hosts(deployment_)) {
    const Zone* zone = zone_of(zones, host);
    by_host.emplace(host, zone);
    if (zone != nullptr && std::find(bare.begin(), bare.end(), zone->id) == bare.end()) {
      bare.push_back(zone->id);
    }
  }
  const auto* named = std::get_if<ZoneNamed>(&deployment_.zone);
  for (std::size_t i = 0; i < deployment_.routes.size(); ++i) {
    const DesiredRoute& route = deployment_.routes[i];
    if (route.custom_domain) continue;
    const std::string host = host_of(route.pattern);
    if (named != nullptr && !is_within(host, named->name)) {
      problems_.push_back(route_outside_zone(deployment_, route, named->name));
    }
    const Zone* zone = by_host.at(named != nullptr ? named->name : host);
    if (zone != nullptr) resolved_.zone_ids[i] = zone->id;
  }
  if (deployment_.zone_id_place != ZoneIdPlace::Env) return;
  if (bare.size() > 1) problems_.push_back(several_bare_zones(deployment_, bare));
  if (!bare.empty()) resolved_.bare_zone_id = bare.front();
}

std::optional<ResolvedBinding> Resolution::resolved(const DesiredBinding& wanted,
                                                    const std::vector<Resource>& known) {
  std::vector<std::string> ids;
  auto at =
      std::lower_bound(known.begin(), known.end(), wanted.name,
                       [](const Resource& r, const std::string& name) { return r.name < name; });
  for (; at != known.end() && at->name == wanted.name; ++at) ids.push_back(at->id);
  if (ids.size() == 1) return ResolvedBinding{&wanted, ids.front(), Presence::There};
  if (ids.empty() && wanted.create) {
    const bool by_name = words_of(wanted.kind).bound_by == BoundBy::Name;
    const Value id = by_name ? Value(wanted.name)
                             : KnownAfterApply{resource_text(wanted.kind, choice_.id, wanted.name)};
    return ResolvedBinding{&wanted, id, Presence::ToBeCreated};
  }
  problems_.push_back(ids.empty() ? missing_resource(deployment_, wanted, where(), known)
                                  : several_resources(deployment_, wanted, where(), ids));
  return std::nullopt;
}

void Resolution::resolve_bindings() {
  std::map<BindingKind, const Answer<std::vector<Resource>>*> answers;
  static const std::vector<Resource> kNone;
  for (const DesiredBinding* wanted : wanted_bindings(deployment_)) {
    const auto [place, is_new] = answers.emplace(wanted->kind, nullptr);
    if (is_new) {
      const auto* answer = account_.resources(wanted->kind, choice_.account, choice_.id);
      place->second = answered(answer, words_of(wanted->kind).nouns);
    }
    if (place->second == nullptr) continue;
    const auto& known = place->second->is_here() ? place->second->value() : kNone;
    if (auto binding = resolved(*wanted, known)) resolved_.bindings.push_back(*std::move(binding));
  }
}

void Resolution::resolve_worker(const std::optional<std::string>& worker) {
  resolved_.worker = worker;
  if (!needs_worker(deployment_)) return;
  if (!worker) {
    problems_.push_back({"CFP4240", Severity::Error,
                         deployment_.key.text() + " has no Worker name, and its secrets need one",
                         place_of(deployment_.origin), "",
                         "give it worker: NAME, or " + deployment_.wrangler_file + " a name",
                         deployment_.key.text()});
    return;
  }
  resolved_.worker_presence = WorkerPresence::Absent;
  const auto* workers = account_.workers(choice_.account, choice_.id);
  // Without a list of the Workers, the answer of its secrets tells whether it is there.
  if (workers != nullptr || !needs_secrets(deployment_)) {
    if (answered(workers, "workers") == nullptr || !lists(*workers, *worker)) return;
  }
  resolved_.worker_presence = WorkerPresence::Present;
  if (!needs_secrets(deployment_)) return;
  const auto* secrets = answered(account_.secrets(choice_.account, choice_.id, *worker), "secrets");
  if (secrets == nullptr) return;
  if (secrets->is_here()) resolved_.stored_secrets = secrets->value();
  else resolved_.worker_presence = WorkerPresence::Absent;
}

}  // namespace

bool needs_secrets(const Deployment& deployment) {
  if (deployment.state == DeploymentState::Absent) return false;
  const bool cleared = deployment.secrets_declared && deployment.ownership == Ownership::Exact;
  return !deployment.secrets.empty() || cleared;
}

bool needs_worker(const Deployment& deployment) {
  return needs_secrets(deployment) ||
         (deployment.create_worker && deployment.state == DeploymentState::Present);
}

tl::expected<Resolved, Diagnostics> resolve(const Deployment& deployment,
                                            const ProjectFacts& project, const Account& account,
                                            const AccountFinder& finder) {
  const std::optional<std::string> worker = project.worker_of(deployment);
  if (!deployment.account_managed || deployment.state == DeploymentState::Absent) {
    Resolved resolved;
    resolved.worker = worker;
    return resolved;
  }
  Finding<AccountChoice> finding = finder.find(deployment);
  if (auto* problems = std::get_if<Diagnostics>(&finding)) {
    return tl::make_unexpected(std::move(*problems));
  }
  if (std::holds_alternative<Open>(finding)) {
    return tl::make_unexpected(Diagnostics{not_asked("account", deployment.key.text())});
  }
  Resolution resolution(deployment, account, finder, std::get<AccountChoice>(std::move(finding)));
  resolution.resolve_zones();
  resolution.resolve_bindings();
  resolution.resolve_worker(worker);
  return std::move(resolution).result();
}

}  // namespace cfplan
