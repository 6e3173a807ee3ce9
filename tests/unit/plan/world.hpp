#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cfplan/document/documents.hpp"
#include "cfplan/model/account.hpp"
#include "cfplan/model/desired.hpp"
#include "cfplan/model/secret_versions.hpp"
#include "cfplan/plan/planner.hpp"

namespace cfplan::test {

inline constexpr const char* kAccountId = "0506015145cda87c34f9ab8e9675a8a9";
inline constexpr const char* kZoneId = "aaaaaaaabbbbccccdddd000000000001";
inline constexpr const char* kOtherAccountId = "ffff015145cda87c34f9ab8e9675ffff";

/// What the wrangler files of most tests begin with: a name and kAccountId.
inline const std::string kTopLevel =
    "name = \"shop\"\naccount_id = \"" + std::string(kAccountId) + "\"\n";

/// A small world to plan in: a manifest's will, the files it names, and an account. Every part can
/// be changed before `plan` is called.
struct World {
  Desired desired;
  Documents documents;
  Account account;
  PlanOptions options;
  Diagnostics diagnostics;

  World();
  /// A deployment that declares nothing but itself, with an env file of the default layout;
  /// its section is `[env.CUSTOMER-ENVIRONMENT]`.
  Deployment& add(const std::string& customer, const std::string& environment);
  /// Puts a file into the project; the format follows from the name.
  void file(const std::string& path, const std::string& bytes);
  [[nodiscard]] std::string bytes(const std::string& path) const;
  /// Asks and answers until nothing is open; returns what was asked, in order.
  std::vector<Question> ask();
  [[nodiscard]] Plan plan() const;
  /// Carries the plan's file changes and databases out on this world, as apply would.
  void apply(const Plan& plan);

  // What the account holds, for `ask`.
  std::vector<Zone> zones;
  std::vector<Database> databases;
  std::map<Topic, std::vector<Resource>> resources;  ///< of the other kinds
  std::vector<std::string> workers;
  std::map<std::string, std::vector<std::string>> secrets;
  std::map<std::string, std::vector<LiveBinding>> live;  ///< by Worker
  std::vector<AccountName> accounts;
  /// What cfplan.lock records, for `write_version_lock`.
  SecretVersions versions;

  void write_version_lock();
};

/// Asked for and planned.
[[nodiscard]] Plan plan_of(World& world);

[[nodiscard]] DesiredRoute route(const std::string& pattern);
[[nodiscard]] DesiredBinding database(const std::string& binding, const std::string& name);
[[nodiscard]] Sourced<Value> var(Value value);
[[nodiscard]] Sourced<std::string> text(std::string value);

/// "verb key old -> new", one for each change of the plan's files.
[[nodiscard]] std::vector<std::string> changes_of(const Plan& plan);
/// "CODE message", errors and warnings alike.
[[nodiscard]] std::vector<std::string> problems_of(const Plan& plan);
/// Applies the plan and expects that a second one has nothing to do.
void expect_settled(World& world, const Plan& plan);
/// The diagnostic of that code; fails the test when there is none.
[[nodiscard]] Diagnostic problem(const Plan& plan, std::string_view code);

}  // namespace cfplan::test
