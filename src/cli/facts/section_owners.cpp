#include "cli/facts/section_owners.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

bool separates(char c) { return c == '-' || c == '_' || c == '.'; }

/// The environment in full, for the names that people shorten.
std::string full_environment(const std::string& name) {
  static const std::map<std::string, std::string> kShort = {
      {"prod", "production"}, {"dev", "development"}, {"stage", "staging"}, {"stg", "staging"}};
  const auto found = kShort.find(name);
  return found == kShort.end() ? name : found->second;
}

bool is_usual_environment(const std::string& name) {
  return name == "production" || name == "staging" || name == "development";
}

/// What is left of a section's name beside the customer's; empty when it is not made so.
std::string beside(const std::string& customer, const std::string& env) {
  const std::size_t size = customer.size();
  if (env.size() < size + 2) return "";
  if (env.starts_with(customer) && separates(env[size])) return env.substr(size + 1);
  if (env.ends_with(customer) && separates(env[env.size() - size - 1])) {
    return env.substr(0, env.size() - size - 1);
  }
  return "";
}

class Matching {
 public:
  Matching(const std::vector<NamedSection>& sections, const std::vector<CustomerEnvFile>& files,
           const AssignedSections& assigned, const std::string& service)
      : sections_(sections), files_(files), assigned_(assigned), service_(service) {
    for (const CustomerEnvFile& file : files) {
      customers_.insert(file.key.customer);
      environments_.insert(file.key.environment);
    }
    state_.resize(sections.size());
    taken_.resize(files.size());
  }

  SectionOwners all() {
    each([this](std::size_t at) { by_assignment(at); });
    each([this](std::size_t at) { by_both_names(at); });
    each([this](std::size_t at) { by_owner(at, [](const auto& name) { return name; }); });
    each([this](std::size_t at) { by_owner(at, full_environment); });
    each([this](std::size_t at) { by_environment(at, [](const auto& name) { return name; }); });
    each([this](std::size_t at) { by_environment(at, full_environment); });
    each([this](std::size_t at) { by_what_is_left(at); });
    return result();
  }

 private:
  using Files = std::vector<std::size_t>;
  enum class State { Open, Owned, Ambiguous, Nobodys };

  template <class Step>
  void each(Step step) {
    ++step_;
    for (std::size_t at = 0; at < sections_.size(); ++at) {
      if (state_[at] == State::Open) step(at);
    }
    open_rivals();
  }

  /// The section is the deployment's unless a better fit, of an earlier step, is.
  void own(std::size_t at, DeploymentKey key, std::optional<std::string> env_file,
           Ground ground = Ground::Said) {
    const std::size_t first = used_.emplace(key, step_).first->second;
    state_[at] = first == step_ ? State::Owned : State::Nobodys;
    if (first == step_) fits_[key].push_back({at, key, std::move(env_file), ground});
    else result_.outdone.emplace(at, std::move(key));
  }

  void own(std::size_t at, std::size_t file, Ground ground = Ground::Said) {
    taken_[file] = step_;
    own(at, files_[file].key, files_[file].path, ground);
  }

  /// What fits one deployment alone is its section; what fits it equally well is a question.
  void open_rivals() {
    for (auto& [key, fits] : fits_) {
      if (fits.size() == 1) result_.owned.push_back(std::move(fits.front()));
      else leave_open(fits);
    }
    fits_.clear();
  }

  void leave_open(const std::vector<OwnedSection>& rivals) {
    for (const OwnedSection& one : rivals) {
      leave_open(one.section, {one});
      for (const OwnedSection& other : rivals) {
        if (other.section == one.section) continue;
        result_.open.back().rivals.push_back(sections_[other.section].env);
      }
    }
  }

  void leave_open(std::size_t at, std::vector<OwnedSection> choices) {
    state_[at] = State::Ambiguous;
    result_.open.push_back({sections_[at].env, std::move(choices), {}});
  }

  /// One file is the section's; several are a question.
  void own_one_of(std::size_t at, const Files& found) {
    if (found.size() == 1) return own(at, found.front());
    std::vector<OwnedSection> choices;
    for (const std::size_t file : found)
      choices.push_back({at, files_[file].key, files_[file].path});
    if (!choices.empty()) leave_open(at, std::move(choices));
  }

  /// Those that no earlier step gave away.
  template <class Condition>
  [[nodiscard]] Files free_files(Condition holds) const {
    Files found;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const bool is_free = taken_[i] == kNever || taken_[i] == step_;
      if (is_free && holds(files_[i])) found.push_back(i);
    }
    return found;
  }

  /// The customer that SERVICE_DOMAIN names; empty when it names none.
  [[nodiscard]] std::string owner(std::size_t at) const {
    const std::string& named = sections_[at].service_domain;
    if (named.empty()) return "";
    for (const CustomerEnvFile& file : files_) {
      const bool is_its = manifest_name(named) == file.key.customer || named == file.domain;
      if (is_its) return file.key.customer;
    }
    const bool is_name = manifest_name(named) == named && named != service_;
    return is_name ? named : "";
  }

  [[nodiscard]] bool may_be(std::size_t at, const std::string& customer) const {
    const std::string named = owner(at);
    return named.empty() || !customers_.contains(named) || named == customer;
  }

  void by_assignment(std::size_t at) {
    const auto found = assigned_.find(sections_[at].env);
    if (found == assigned_.end()) return;
    if (!found->second) {
      state_[at] = State::Nobodys;
      return;
    }
    const Files files =
        free_files([&](const CustomerEnvFile& file) { return file.key == *found->second; });
    if (files.empty()) own(at, *found->second, std::nullopt);
    else own(at, files.front());
  }

  void by_both_names(std::size_t at) {
    own_one_of(at, free_files([&](const CustomerEnvFile& file) {
                 const std::string rest = beside(file.key.customer, sections_[at].env);
                 return !rest.empty() && manifest_name(rest) == file.key.environment &&
                        may_be(at, file.key.customer);
               }));
  }

  template <class Full>
  void by_owner(std::size_t at, Full full) {
    const std::string owner = this->owner(at);
    if (owner.empty()) return;
    const std::string environment = full(environment_beside(owner, sections_[at].env));
    own_one_of(at, free_files([&](const CustomerEnvFile& file) {
                 return file.key.customer == owner && full(file.key.environment) == environment;
               }));
  }

  template <class Full>
  void by_environment(std::size_t at, Full full) {
    if (!owner(at).empty()) return;
    const std::string environment = full(manifest_name(sections_[at].env));
    own_one_of(at, free_files([&](const CustomerEnvFile& file) {
                 return full(file.key.environment) == environment;
               }));
  }

  void by_what_is_left(std::size_t at) {
    const std::string& env = sections_[at].env;
    if (const std::string owner = this->owner(at); !owner.empty()) return by_customer(at, owner);
    if (customers_.contains(manifest_name(env))) return by_customer(at, manifest_name(env));
    std::string longest;
    for (const std::string& customer : customers_) {
      if (customer.size() > longest.size() && !beside(customer, env).empty()) longest = customer;
    }
    if (!longest.empty()) return own(at, {longest, environment_beside(longest, env)}, {});
    for (const std::string& environment : environments_) {
      const std::string customer = manifest_name(beside(environment, env));
      if (!customer.empty()) return own(at, {customer, environment}, {});
    }
    if (customers_.size() == 1) {
      return own(at, {*customers_.begin(), manifest_name(env)}, {},
                 is_environment(env) ? Ground::Said : Ground::Guessed);
    }
    state_[at] = State::Nobodys;
  }

  [[nodiscard]] bool is_environment(const std::string& env) const {
    const std::string name = manifest_name(env);
    return environments_.contains(name) || is_usual_environment(full_environment(name));
  }

  /// It is the customer's, and what tells of the environment fits none of its files.
  void by_customer(std::size_t at, const std::string& customer) {
    const std::string& env = sections_[at].env;
    Files left =
        free_files([&](const CustomerEnvFile& file) { return file.key.customer == customer; });
    std::erase_if(left, [&](std::size_t file) { return taken_[file] != kNever; });
    const bool names_customer_only = manifest_name(env) == customer;
    if (names_customer_only && left.size() == 1) return own(at, left.front(), Ground::Guessed);
    std::vector<OwnedSection> choices;
    for (const std::size_t file : left)
      choices.push_back({at, files_[file].key, files_[file].path});
    const DeploymentKey without_file{customer, environment_beside(customer, env)};
    if (choices.empty()) return own(at, without_file, std::nullopt, Ground::Guessed);
    if (!names_customer_only) choices.push_back({at, without_file, std::nullopt});
    leave_open(at, std::move(choices));
  }

  SectionOwners result() {
    std::sort(result_.owned.begin(), result_.owned.end(),
              [](const auto& a, const auto& b) { return a.section < b.section; });
    return std::move(result_);
  }

  const std::vector<NamedSection>& sections_;
  const std::vector<CustomerEnvFile>& files_;
  const AssignedSections& assigned_;
  const std::string& service_;
  std::set<std::string> customers_;
  std::set<std::string> environments_;
  static constexpr std::size_t kNever = 0;
  std::size_t step_ = kNever;
  std::vector<State> state_;                                 // of the sections
  std::vector<std::size_t> taken_;                           // of the files: in which step
  std::map<DeploymentKey, std::size_t> used_;                // in which step
  std::map<DeploymentKey, std::vector<OwnedSection>> fits_;  // of this step
  SectionOwners result_;
};

}  // namespace

std::string manifest_name(const std::string& text) {
  std::string name;
  for (const char letter : lower_ascii(text)) {
    const auto c = static_cast<unsigned char>(letter);
    const bool is_kept = std::isalnum(c) != 0 || c == '_' || c == '-';
    if (name.empty() && std::isalnum(c) == 0) continue;
    name += is_kept ? letter : '-';
  }
  return name;
}

std::string environment_beside(const std::string& customer, const std::string& env) {
  const std::string rest = manifest_name(beside(customer, env));
  return rest.empty() ? manifest_name(env) : rest;
}

SectionOwners find_owners(const std::vector<NamedSection>& sections,
                          const std::vector<CustomerEnvFile>& env_files,
                          const AssignedSections& assigned, const std::string& service) {
  return Matching(sections, env_files, assigned, service).all();
}

}  // namespace cfplan
