#include "cli/facts/confirmed_facts.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/standing_remarks.hpp"
#include "cfplan/render/mask_ids.hpp"
#include "cli/facts/overlaid_files.hpp"
#include "cli/pipeline.hpp"

namespace cfplan {
namespace {

/// One thing that may be declared.
struct TriedFact {
  enum class Kind { Domain, Route, Database };
  Kind kind = Kind::Domain;
  std::size_t place = 0;  ///< among the routes or databases
};

void declare(const TriedFact& fact, const UnconfirmedFacts& facts, Deployment& deployment) {
  deployment.account_managed = true;
  if (fact.kind == TriedFact::Kind::Database) {
    const StandingDatabase& database = facts.databases[fact.place];
    deployment.databases.push_back({database.binding, database.name, false, {}});
    deployment.databases_declared = true;
    return;
  }
  deployment.zone = ZoneFromHost{};
  if (fact.kind == TriedFact::Kind::Domain) return;
  const StandingRoute& route = facts.routes[fact.place];
  deployment.routes.push_back({route.pattern, route.custom_domain, {}});
  deployment.routes_declared = true;
}

/// As a remark names it.
std::string fact_text(const TriedFact& fact, const UnconfirmedFacts& facts) {
  if (fact.kind == TriedFact::Kind::Route) return "route " + facts.routes[fact.place].pattern;
  if (fact.kind == TriedFact::Kind::Domain) return "the zone of its domain";
  const StandingDatabase& database = facts.databases[fact.place];
  return "database " + database.binding + (database.name.empty() ? "" : " (" + database.name + ")");
}

/// Tries facts on the plan of a project that declares none yet.
class Confirmation {
 public:
  Confirmation(StandingReading& reading, Project project, CommandContext& context,
               Accounts& accounts)
      : reading_(reading),
        project_(std::move(project)),
        base_(project_.desired),
        context_(context),
        accounts_(accounts) {
    for (const StandingDeployment& one : reading.project.deployments) {
      facts_.push_back(facts_of(facts_.size(), one.key));
    }
  }

  Result<void> run() {
    if (auto observed = observe(); !observed) return observed;
    std::size_t most = 0;
    for (const auto& facts : facts_) most = std::max(most, facts.size());
    for (std::size_t round = 0; round < most; ++round) try_each(round);
    for (std::size_t i = 0; i < facts_.size(); ++i) remark_left(i);
    return remark_secrets();
  }

 private:
  [[nodiscard]] StandingDeployment& standing(std::size_t at) {
    return reading_.project.deployments[at];
  }

  static Deployment* find(Desired& desired, const DeploymentKey& key) {
    const auto found = std::find_if(desired.deployments.begin(), desired.deployments.end(),
                                    [&](const Deployment& one) { return one.key == key; });
    return found == desired.deployments.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::vector<TriedFact> facts_of(std::size_t at, const DeploymentKey& key) {
    const UnconfirmedFacts& unconfirmed = reading_.unconfirmed[at];
    std::vector<TriedFact> facts;
    const Deployment* deployment = find(base_, key);
    const bool has_domain = deployment != nullptr && deployment->env_file && deployment->domain;
    if (has_domain) facts.push_back({TriedFact::Kind::Domain, 0});
    for (std::size_t i = 0; i < unconfirmed.routes.size(); ++i) {
      facts.push_back({TriedFact::Kind::Route, i});
    }
    for (std::size_t i = 0; i < unconfirmed.databases.size(); ++i) {
      facts.push_back({TriedFact::Kind::Database, i});
    }
    return facts;
  }

  /// Asks for all facts at once, so that the single trials need nothing more.
  Result<void> observe() {
    project_.desired = base_;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      Deployment* deployment = find(project_.desired, standing(i).key);
      if (deployment == nullptr) continue;
      for (const TriedFact& fact : facts_[i]) declare(fact, reading_.unconfirmed[i], *deployment);
    }
    auto account = observe_account(project_, {}, accounts_, context_.host, context_.output);
    if (!account) return fail(std::move(account.error()));
    account_ = std::move(*account);
    return {};
  }

  void try_each(std::size_t round) {
    Desired tried = base_;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      Deployment* deployment = find(tried, standing(i).key);
      if (deployment == nullptr || round >= facts_[i].size()) continue;
      declare(facts_[i][round], reading_.unconfirmed[i], *deployment);
    }
    const Plan plan = make_plan(tried, project_.documents, account_, {}, {});
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (round < facts_[i].size()) take(i, facts_[i][round], objection(plan, i));
    }
  }

  /// Why the plan is no reason to declare it; none when it is confirmed.
  [[nodiscard]] std::optional<std::string> objection(const Plan& plan, std::size_t at) {
    if (!reading_.unconfirmed[at].account_id) {
      return standing(at).wrangler_file.value_or(reading_.project.wrangler_file) +
             " has no account_id, which would be written";
    }
    const DeploymentKey& key = standing(at).key;
    for (const Diagnostic& problem : plan.diagnostics) {
      const bool is_its = problem.deployment == key.text();
      if (is_its && problem.severity == Severity::Error) return problem.message;
    }
    for (const PlannedDeployment& one : plan.deployments) {
      if (one.key != key) continue;
      if (one.verdict == DeploymentVerdict::Unchanged) return std::nullopt;
      return "it stands otherwise than cfplan writes it, or with another id";
    }
    return "it could not be planned";
  }

  void take(std::size_t at, const TriedFact& fact, std::optional<std::string> objection) {
    const UnconfirmedFacts& unconfirmed = reading_.unconfirmed[at];
    const bool is_route = fact.kind == TriedFact::Kind::Route && !objection;
    if (is_route && !patterns_.insert(lower_ascii(unconfirmed.routes[fact.place].pattern)).second) {
      objection = "another deployment has it too";
    }
    if (objection) {
      left_[at][mask_ids(*objection, {}, IdDisplay::Masked)].push_back(
          fact_text(fact, unconfirmed));
      return;
    }
    StandingDeployment& deployment = standing(at);
    switch (fact.kind) {
      case TriedFact::Kind::Domain: deployment.zone = ZoneLookup::On; break;
      case TriedFact::Kind::Route:
        deployment.routes.push_back(unconfirmed.routes[fact.place]);
        break;
      case TriedFact::Kind::Database:
        deployment.databases.push_back(unconfirmed.databases[fact.place]);
        break;
    }
  }

  void remark_left(std::size_t at) {
    for (const auto& [why, facts] : left_[at]) {
      standing(at).remarks.push_back("Left as it stands: " + join(facts, ", ") + " (" + why + ")");
    }
  }

  Result<void> remark_secrets() {
    std::vector<Question> questions;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const UnconfirmedFacts& facts = reading_.unconfirmed[i];
      if (!facts.worker || !facts.account_id) continue;
      questions.push_back({Topic::Secrets, "", *facts.account_id, *facts.worker});
      places.push_back(i);
    }
    if (questions.empty()) return {};
    const Result<AccountProvider*> provider = accounts_.open(base_);
    if (!provider) return fail(provider.error());
    const std::vector<Reply> replies = (*provider)->reader->ask(questions);
    if (context_.host.interruption.requested()) return fail(interrupted());
    Diagnostics unknown;
    for (std::size_t i = 0; i < replies.size(); ++i) {
      const auto* names = std::get_if<Answer<std::vector<std::string>>>(&replies[i]);
      if (names != nullptr) remark_secrets_of(places[i], *names, unknown);
    }
    context_.output.problems(unknown);
    return {};
  }

  void remark_secrets_of(std::size_t at, const Answer<std::vector<std::string>>& names,
                         Diagnostics& unknown) {
    if (names.is_here() && !names.value().empty()) {
      standing(at).remarks.push_back(std::string(kStoredSecretsRemark) + join(names.value(), ", "));
    }
    if (!names.is_unknown()) return;
    standing(at).remarks.push_back("Which secrets its Worker has could not be told.");
    Diagnostic why = names.why();
    why.severity = Severity::Warning;
    if (std::find(unknown.begin(), unknown.end(), why) == unknown.end()) {
      unknown.push_back(std::move(why));
    }
  }

  StandingReading& reading_;
  Project project_;
  Desired base_;
  CommandContext& context_;
  Accounts& accounts_;
  Account account_;
  std::vector<std::vector<TriedFact>> facts_;  // of the deployments
  std::set<std::string> patterns_;             // of the routes that are declared
  std::map<std::size_t, std::map<std::string, std::vector<std::string>>> left_;  // by reason
};

bool has_account(const CommandContext& context) {
  return !context.options.account_file.empty() ||
         !context.host.environment.get("CLOUDFLARE_API_TOKEN").value_or("").empty();
}

}  // namespace

Result<void> declare_confirmed_facts(StandingReading& reading, const ProjectPlace& place,
                                     CommandContext& context, Accounts& accounts) {
  if (!has_account(context)) {
    remark_unconfirmed(reading);
    return {};
  }
  const OverlaidFiles files(place.files, place.manifest_file, write_manifest(reading.project));
  Result<Project> project =
      load_project({place.disk, files, place.folder, place.manifest_file, place.preferred_account});
  if (!project) return fail(std::move(project.error()));
  return Confirmation(reading, std::move(*project), context, accounts).run();
}

}  // namespace cfplan
