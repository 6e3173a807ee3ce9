#include "cli/facts/standing_project.hpp"
#include "cli/facts/env_file_key.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/wrangler_reader.hpp"
#include "cli/facts/undecided.hpp"
#include "cli/project/file_search.hpp"
#include "cli/project/project.hpp"

namespace cfplan {
namespace {

constexpr std::string_view kBaseFolder = "config/base";
constexpr std::string_view kUsualBaseEnvFile = "config/base/variables.base.env";
constexpr std::string_view kUsualBaseWrangler = "config/base/wrangler.base.toml";

Value::Map members_or_none(const Value* value) {
  const auto* map = value == nullptr ? nullptr : value->as<Value::Map>();
  return map == nullptr ? Value::Map{} : *map;
}

std::string text_or_empty(const Value* map, std::string_view key) {
  const Value* value = map == nullptr ? nullptr : map->find(key);
  return value == nullptr || value->string() == nullptr ? "" : *value->string();
}

/// By its name, else by the one that it has in the old layout.
std::string domain_in(const Value& env) {
  const std::string domain = text_or_empty(&env, "CUSTOMER_DOMAIN");
  return domain.empty() ? text_or_empty(&env, "DOMAIN") : domain;
}

std::string guess_text(const std::string& env) {
  return "Guessed: that [env." + env +
         "] is this one. Where it is not, import again with "
         "--assign " +
         env + "=CUSTOMER/ENVIRONMENT";
}

/// The reading of one project.
class ProjectReading {
 public:
  ProjectReading(const ProjectFiles& files, const std::string& wrangler,
                 const StandingOptions& options)
      : files_(files), wrangler_(wrangler), options_(options) {}

  Result<StandingReading> read() {
    if (auto read = read_wrangler_file(); !read) return fail(std::move(read.error()));
    if (auto read = read_env_files(); !read) return fail(std::move(read.error()));
    if (auto read = read_base_files(); !read) return fail(std::move(read.error()));
    auto owners = env_files_.empty() ? of_one_customer() : of_customers();
    if (!owners) return fail(std::move(owners.error()));
    add_deployments(*owners);
    return std::move(reading_);
  }

 private:
  [[nodiscard]] bool is_selected(const DeploymentKey& key) const {
    return options_.selection.covers(key);
  }

  Result<void> read_wrangler_file() {
    read_document(files_, wrangler_, wrangler_format(wrangler_), documents_);
    refuse_empty_wrangler_file(wrangler_, documents_);
    if (const auto broken = documents_.broken.find(wrangler_); broken != documents_.broken.end()) {
      return fail(Error{broken->second});
    }
    const ObservedFile* file = documents_.find(wrangler_);
    if (file == nullptr) {
      return fail(Diagnostic{.code = "CFP2040",
                             .message = wrangler_ + " is not there",
                             .place = file_place(wrangler_),
                             .hint = "name the project's folder with -C DIR"});
    }
    facts_ = read_wrangler(*file->document);
    for (const WranglerSection& section : facts_.sections) {
      sections_.push_back({section.env, text_or_empty(section.vars, "SERVICE_DOMAIN")});
    }
    reading_.project.wrangler_file = wrangler_;
    reading_.project.service = facts_.top.name;
    return {};
  }

  Result<void> read_env_files() {
    const auto paths = find_files(files_, "config/customers/*/*.env");
    if (!paths) return fail(paths.error());
    std::vector<std::string> chosen;
    for (const std::string& path : *paths) {
      if (!options_.env_files || options_.env_files->contains(path)) chosen.push_back(path);
    }
    const KeyedEnvFiles keyed = key_env_files(chosen);
    for (const std::string& path : keyed.unnamed) {
      remark(path + " is not declared: no names of the manifest can be made of its path");
    }
    for (const auto& [key, path] : keyed.by_key) {
      read_document(files_, path, DocumentFormat::Env, documents_);
      const ObservedFile* file = documents_.find(path);
      if (file == nullptr && is_selected(key)) return fail(Error{documents_.broken[path]});
      if (file == nullptr) continue;
      env_files_.push_back({key, path, domain_in(file->document->tree())});
    }
    return {};
  }

  // What stands in for the layout's defaults, where one file alone can be meant.
  Result<void> read_base_files() {
    const auto names = files_.list(std::string(kBaseFolder));
    if (names.is_unknown()) return fail(names.why());
    if (names.is_absent()) return {};
    const auto only = [&](std::string_view usual, auto&& fits) -> std::optional<std::string> {
      std::vector<std::string> found;
      for (const std::string& name : names.value()) {
        const std::string path = std::string(kBaseFolder) + "/" + name;
        if (path == usual) return std::nullopt;
        if (fits(name)) found.push_back(path);
      }
      return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
    };
    reading_.project.base_env_file =
        only(kUsualBaseEnvFile, [](const std::string& name) { return name.ends_with(".env"); });
    reading_.project.base_wrangler = only(kUsualBaseWrangler, [](const std::string& name) {
      return name.starts_with("wrangler") &&
             (name.ends_with(".toml") || name.ends_with(".json") || name.ends_with(".jsonc"));
    });
    return {};
  }

  /// Every section is an environment of the one customer that was named.
  Result<std::vector<OwnedSection>> of_one_customer() {
    const std::vector<std::string>& named = options_.selection.customers;
    reading_.lacks_customer = named.size() != 1;
    if (reading_.lacks_customer) return std::vector<OwnedSection>();
    const std::string& customer = named.front();
    if (customer.empty() || manifest_name(customer) != customer) {
      return fail(no_customer("\"" + visible(customer) + "\" is no name of a customer"));
    }
    std::vector<OwnedSection> owned;
    std::set<DeploymentKey> used;
    for (std::size_t at = 0; at < sections_.size(); ++at) {
      const std::string& env = sections_[at].env;
      const auto assigned = options_.assigned.find(env);
      const bool is_said = assigned != options_.assigned.end();
      if (is_said && !assigned->second) continue;
      DeploymentKey key =
          is_said ? *assigned->second : DeploymentKey{customer, environment_beside(customer, env)};
      if (used.insert(key).second) owned.push_back({at, std::move(key), {}});
      else outdone_.emplace(at, std::move(key));
    }
    return owned;
  }

  Result<std::vector<OwnedSection>> of_customers() {
    SectionOwners owners =
        find_owners(sections_, env_files_, options_.assigned, facts_.top.name.value_or(""));
    outdone_ = std::move(owners.outdone);
    std::vector<OwnedSection> owned;
    std::set<DeploymentKey> used;
    for (OwnedSection& one : owners.owned) {
      used.insert(one.key);
      if (is_selected(one.key)) owned.push_back(std::move(one));
    }
    for (SectionChoice& open : owners.open) {
      const std::size_t others =
          std::erase_if(open.choices, [&](const auto& choice) { return !is_selected(choice.key); });
      const bool is_settled = others > 0 && open.choices.size() == 1;
      if (is_settled && used.insert(open.choices.front().key).second) {
        owned.push_back(std::move(open.choices.front()));
      } else if (!open.choices.empty()) {
        reading_.open.push_back(std::move(open));
      }
    }
    std::sort(owned.begin(), owned.end(),
              [](const auto& a, const auto& b) { return a.section < b.section; });
    if (owned.empty() && reading_.open.empty() && !options_.selection.covers_all()) {
      return fail(nobody_selected());
    }
    return owned;
  }

  [[nodiscard]] Diagnostic nobody_selected() const {
    std::set<std::string> customers;
    for (const CustomerEnvFile& file : env_files_) customers.insert(file.key.customer);
    return {.code = "CFP9011",
            .message = "no [env.X] is of a customer and environment that is selected",
            .hint = "there are the customers " + join({customers.begin(), customers.end()}, ", ")};
  }

  /// Customers come in the order of their first section.
  void add_deployments(const std::vector<OwnedSection>& owned) {
    std::vector<std::string> customers;
    for (const OwnedSection& one : owned) {
      const auto& name = one.key.customer;
      if (std::find(customers.begin(), customers.end(), name) == customers.end()) {
        customers.push_back(name);
      }
    }
    for (const std::string& customer : customers) {
      for (const OwnedSection& one : owned) {
        if (one.key.customer == customer) add_deployment(one);
      }
    }
    keep_workers_apart();
    remark_left_out(owned);
  }

  // Two deployments of one Worker are an error where their manifest names it.
  void keep_workers_apart() {
    std::map<std::string, std::size_t> counts;
    for (const UnconfirmedFacts& facts : reading_.unconfirmed) {
      if (facts.worker) ++counts[*facts.worker];
    }
    for (std::size_t i = 0; i < reading_.unconfirmed.size(); ++i) {
      StandingDeployment& deployment = reading_.project.deployments[i];
      const auto& worker = reading_.unconfirmed[i].worker;
      if (!deployment.worker || counts[*worker] == 1) continue;
      deployment.worker.reset();
      deployment.remarks.push_back("Its Worker, " + *worker + ", is another deployment's as well");
    }
  }

  void add_deployment(const OwnedSection& one) {
    const WranglerSection& section = facts_.sections[one.section];
    StandingDeployment deployment{.key = one.key,
                                  .wrangler_env = section.env,
                                  .env_file = one.env_file,
                                  .worker = section.name,
                                  .vars = members_or_none(section.vars)};
    if (one.env_file) {
      deployment.env = members_or_none(&documents_.find(*one.env_file)->document->tree());
    }
    if (one.ground == Ground::Guessed) deployment.remarks.push_back(guess_text(section.env));
    UnconfirmedFacts unconfirmed{.worker = facts_.worker_name(section),
                                 .account_id = facts_.account_id(section)};
    for (const RouteFact& route : section.routes) {
      unconfirmed.routes.push_back({route.pattern, route.custom_domain});
    }
    for (const BindingFact& database : section.databases) {
      unconfirmed.databases.push_back({database.binding, database.name.value_or("")});
    }
    reading_.project.deployments.push_back(std::move(deployment));
    reading_.unconfirmed.push_back(std::move(unconfirmed));
  }

  void remark_left_out(const std::vector<OwnedSection>& owned) {
    std::set<std::string> used;
    std::set<std::size_t> sections;
    for (const OwnedSection& one : owned) {
      used.insert(one.env_file.value_or(""));
      sections.insert(one.section);
    }
    for (const CustomerEnvFile& file : env_files_) {
      if (used.contains(file.path) || !is_selected(file.key)) continue;
      remark(file.path + " is not declared: no [env.X] was found for it.");
    }
    if (!options_.selection.covers_all() && !env_files_.empty()) return;
    for (std::size_t at = 0; at < sections_.size(); ++at) {
      if (sections.contains(at)) continue;
      remark("[env." + sections_[at].env + "] is not declared: " + why_left_out(at));
    }
    if (sections_.empty()) remark(wrangler_ + " has no [env.X], so that nothing can be declared.");
  }

  [[nodiscard]] std::string why_left_out(std::size_t section) const {
    const auto assigned = options_.assigned.find(sections_[section].env);
    if (assigned != options_.assigned.end() && !assigned->second) return "it was to be left out.";
    const auto other = outdone_.find(section);
    if (other == outdone_.end()) return "it is of no customer that was found.";
    return other->second.text() + " has another section.";
  }

  void remark(std::string text) { reading_.project.remarks.push_back(std::move(text)); }

  const ProjectFiles& files_;
  const std::string& wrangler_;
  const StandingOptions& options_;
  Documents documents_;
  WranglerFacts facts_;  // points into `documents_`
  std::vector<NamedSection> sections_;
  std::map<std::size_t, DeploymentKey> outdone_;  // whose deployment has another section
  std::vector<CustomerEnvFile> env_files_;
  StandingReading reading_;
};

}  // namespace

Result<StandingReading> read_standing_project(const ProjectFiles& files,
                                              const std::string& wrangler,
                                              const StandingOptions& options) {
  return ProjectReading(files, wrangler, options).read();
}

void remark_unconfirmed(StandingReading& reading) {
  bool any = false;
  for (std::size_t i = 0; i < reading.unconfirmed.size(); ++i) {
    const UnconfirmedFacts& facts = reading.unconfirmed[i];
    std::vector<std::string> parts;
    for (const StandingRoute& route : facts.routes) parts.push_back("route " + route.pattern);
    for (const StandingDatabase& database : facts.databases) {
      parts.push_back("database " + database.binding +
                      (database.name.empty() ? "" : " (" + database.name + ")"));
    }
    if (parts.empty()) continue;
    any = true;
    reading.project.deployments[i].remarks.push_back("Left as it stands: " + join(parts, ", "));
  }
  if (!any) return;
  reading.project.remarks.push_back(
      "Routes, databases and secrets are left as they stand, since no account was asked (there was "
      "no token and no --account-file): declare them to have cfplan look their ids up.");
}

Result<StandingProject> standing_project(const ProjectFiles& files, const std::string& wrangler,
                                         const StandingOptions& options) {
  auto reading = read_standing_project(files, wrangler, options);
  if (!reading) return fail(std::move(reading.error()));
  if (!reading->is_decided()) return fail(Error(undecided(*reading)));
  remark_unconfirmed(*reading);
  return std::move(reading->project);
}

}  // namespace cfplan
