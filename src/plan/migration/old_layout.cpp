#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/base/text.hpp"
#include "cfplan/plan/migration.hpp"
#include "plan/migration/migration_target.hpp"
#include "plan/migration/old_conflict.hpp"
#include "plan/project_facts.hpp"

namespace cfplan {
namespace {

bool inherits_top_level(const Deployment& deployment, const OldFacts& old,
                        const WranglerIndex& file, const std::string& top) {
  const WranglerSection* section = file.section(deployment.wrangler_env);
  if (section != nullptr && section->account_id) return false;
  return !old.account_id || old.account_id->text == top;
}

// The top level's account is every deployment's that has none of its own. Where all that could be
// meant by it say another one, nobody can tell which is right.
void compare_top_level(const ProjectFacts& project, Migration& migration) {
  const auto& deployments = migration.target.deployments;
  for (const Deployment& one : deployments) {
    const WranglerIndex* file = project.wrangler(one.wrangler_file);
    const OldFacts& old = migration.old.at(one.key);
    if (file == nullptr || !old.account_id || !file->facts().top.account_id) continue;
    const std::string& top = *file->facts().top.account_id;
    const WranglerSection* section = file->section(one.wrangler_env);
    if ((section != nullptr && section->account_id) || old.account_id->text == top) continue;
    const bool is_of_others =
        std::any_of(deployments.begin(), deployments.end(), [&](const Deployment& other) {
          return other.wrangler_file == one.wrangler_file &&
                 inherits_top_level(other, migration.old.at(other.key), *file, top);
        });
    if (is_of_others) continue;
    migration.problems.push_back(
        conflict(one.key, {"CLOUDFLARE_ACCOUNT_ID", old.account_id->text, old.account_id->place},
                 {"account_id", top, file->place(ValuePath{"account_id"})}));
  }
}

// Whose account is not said anywhere, and who would get that of another customer.
std::vector<std::string> sections_without_account(const Deployment& source,
                                                  const WranglerIndex& file,
                                                  const Migration& migration) {
  std::vector<std::string> sections;
  for (const Deployment& one : migration.target.deployments) {
    const WranglerSection* section = file.section(one.wrangler_env);
    const bool is_other = one.key.customer != source.key.customer;
    const bool is_silent = section != nullptr && !section->account_id &&
                           !migration.old.at(one.key).account_id && !one.account;
    if (is_other && is_silent && one.wrangler_file == source.wrangler_file) {
      sections.push_back("[" + ValuePath{"env", one.wrangler_env}.text() + "]");
    }
  }
  return sections;
}

bool is_only_account(const Deployment& source, const Migration& migration) {
  const auto& id = migration.old.at(source.key).account_id;
  const auto& all = migration.target.deployments;
  return std::all_of(all.begin(), all.end(), [&](const Deployment& one) {
    const auto& other = migration.old.at(one.key).account_id;
    return one.wrangler_file != source.wrangler_file || !other || other->text == id->text;
  });
}

// A top-level account_id, which one customer's file gives, is every other section's too.
void warn_of_shared_account(const ProjectFacts& project, Migration& migration) {
  std::set<std::string> told;
  for (const Deployment& one : migration.target.deployments) {
    const WranglerIndex* file = project.wrangler(one.wrangler_file);
    const OldFacts& old = migration.old.at(one.key);
    if (file == nullptr || !old.account_id || file->facts().top.account_id) continue;
    if (!is_only_account(one, migration)) continue;
    const auto sections = sections_without_account(one, *file, migration);
    if (sections.empty() || !told.insert(one.wrangler_file).second) continue;
    migration.problems.push_back(
        {.code = "CFP2407",
         .severity = Severity::Warning,
         .message = "the account of " + one.key.text() + " becomes that of " +
                    join(sections, ", ") + " too, which name none",
         .place = old.account_id->place,
         .hint = "where theirs is another one, write its account_id into their sections first"});
  }
}

// Where the file of a deployment says something in the old way.
Place place_in_file(const Deployment& deployment, const OldFacts& old) {
  for (const auto* value : {&old.zone_id, &old.account_id, &old.database_name, &old.domain}) {
    if (*value && (*value)->place.file == deployment.env_file) return (*value)->place;
  }
  return file_place(deployment.env_file.value_or(deployment.wrangler_file));
}

Diagnostic shared_section(const Deployment& first, const Deployment& second,
                          const Migration& migration) {
  const Place one = place_in_file(first, migration.old.at(first.key));
  const Place other = place_in_file(second, migration.old.at(second.key));
  const std::string section = ValuePath{"env", second.wrangler_env}.text();
  return {"CFP2402",
          Severity::Error,
          place_text(one) + " and " + place_text(other) + " would both move into [" + section +
              "] of " + second.wrangler_file,
          other,
          "",
          "give each customer a section of its own, named [env." + second.key.customer + "-" +
              second.key.environment + "], or say whose it is: SERVICE_DOMAIN under [" + section +
              ".vars]",
          ""};
}

// Two env files whose values would meet in one section.
void compare_sections(Migration& migration) {
  std::map<std::pair<std::string, std::string>, const Deployment*> owners;
  for (const Deployment& one : migration.target.deployments) {
    const auto [owner, is_first] = owners.try_emplace({one.wrangler_file, one.wrangler_env}, &one);
    if (is_first) continue;
    Diagnostic problem = shared_section(*owner->second, one, migration);
    for (const Deployment* concerned : {owner->second, &one}) {
      problem.deployment = concerned->key.text();
      migration.problems.push_back(problem);
    }
  }
}

}  // namespace

Migration read_old_layout(const Desired& declared, const Documents& documents,
                          const MigrationOptions& options) {
  Migration migration;
  migration.target = declared;
  migration.target.deployments.clear();
  const ProjectFacts project(declared, documents);
  for (const Deployment& one : declared.deployments) {
    if (one.state == DeploymentState::Absent) continue;
    add_target(one, options, project, migration);
  }
  compare_top_level(project, migration);
  warn_of_shared_account(project, migration);
  compare_sections(migration);
  return migration;
}

}  // namespace cfplan
