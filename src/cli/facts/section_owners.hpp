#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cfplan/model/deployment_key.hpp"

namespace cfplan {

/// An env file of a customer in one environment.
struct CustomerEnvFile {
  DeploymentKey key;
  std::string path;    ///< project-relative
  std::string domain;  ///< its CUSTOMER_DOMAIN, or empty
};

/// An `[env.X]` by what it says of its customer.
struct NamedSection {
  std::string env;             ///< the X
  std::string service_domain;  ///< SERVICE_DOMAIN of its vars, or empty
};

/// How it is known whose a section is: the files say it, or it is what was left.
enum class Ground { Said, Guessed };

/// Whose a section is, by its place in the list.
struct OwnedSection {
  std::size_t section = 0;
  DeploymentKey key;
  std::optional<std::string> env_file;
  Ground ground = Ground::Said;
};

/// A section that could be of several, or of one that other sections could be just as well.
struct SectionChoice {
  std::string section;
  std::vector<OwnedSection> choices;
  std::vector<std::string> rivals = {};  ///< the sections that the only choice fits as well
};

/// Which deployment each section is; sections of nobody are in no list.
struct SectionOwners {
  std::vector<OwnedSection> owned;  ///< in the order of the sections
  std::vector<SectionChoice> open;
  std::map<std::size_t, DeploymentKey> outdone;  ///< sections whose deployment has a better fit
};

/// What was said of sections from outside; none: the section is left out.
using AssignedSections = std::map<std::string, std::optional<DeploymentKey>>;

/// A name of the manifest, as near to `text` as its rules allow.
[[nodiscard]] std::string manifest_name(const std::string& text);

/// The environment that a section's name speaks of beside the customer's: `acme-production` and
/// `production-acme` are `production`.
[[nodiscard]] std::string environment_beside(const std::string& customer, const std::string& env);

/// Matches sections with env files: by what was assigned, by names made of customer and
/// environment, by SERVICE_DOMAIN (a customer's name or domain), by the environment alone, and last
/// by what is left. Two sections that fit one deployment equally well are both open; the better
/// fit has it otherwise. `service` is a SERVICE_DOMAIN that names no customer.
[[nodiscard]] SectionOwners find_owners(const std::vector<NamedSection>& sections,
                                        const std::vector<CustomerEnvFile>& env_files,
                                        const AssignedSections& assigned,
                                        const std::string& service);

}  // namespace cfplan
