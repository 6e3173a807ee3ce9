#include "plan/diff/account_id_diff.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace cfplan {
namespace {

// The deployments of one wrangler file whose account is known.
struct FileAccounts {
  std::vector<DeploymentDraft*> managed;
  std::set<std::string> keys;  // of `accounts:`, the selected deployments'
  std::set<std::string> ids;
  bool others_elsewhere = false;  // a deployment outside the selection is, or may be, elsewhere
};

using ByFile = std::map<std::string, FileAccounts>;

// As far as what was asked for the selected ones tells; who cannot be told is taken to be where the
// token's other deployments are.
bool is_elsewhere(const Deployment& other, const AccountFinder& finder, const FileAccounts& file) {
  const Finding<AccountChoice> finding = finder.find(other);
  if (const auto* choice = std::get_if<AccountChoice>(&finding)) {
    return !file.ids.contains(choice->id);
  }
  if (const auto foreseen = finder.foreseen(other)) return !file.ids.contains(foreseen->id);
  const std::optional<std::string> key = finder.known_key(other);
  return !key || !file.keys.contains(*key);
}

ByFile group_by_file(const Desired& desired, const ProjectFacts& project,
                     const AccountFinder& finder, PlanDraft& draft) {
  ByFile files;
  std::set<DeploymentKey> selected;
  for (DeploymentDraft& deployment : draft.deployments) {
    selected.insert(deployment.wanted->key);
    if (deployment.is_broken() || !deployment.resolved.account) continue;
    FileAccounts& file = files[deployment.wanted->wrangler_file];
    file.managed.push_back(&deployment);
    file.keys.insert(deployment.resolved.account->account);
    file.ids.insert(deployment.resolved.account->id);
  }
  for (const Deployment& other : desired.deployments) {
    if (selected.contains(other.key) || !other.account_managed) continue;
    if (other.state == DeploymentState::Absent) continue;
    const auto file = files.find(other.wrangler_file);
    if (file == files.end() || file->second.others_elsewhere) continue;
    const WranglerIndex* index = project.wrangler(other.wrangler_file);
    const bool matters = index != nullptr && !index->facts().top.account_id;
    file->second.others_elsewhere = matters && is_elsewhere(other, finder, file->second);
  }
  return files;
}

const Value* own_key(const WranglerIndex& file, const Deployment& deployment) {
  const WranglerSection* section = file.section(deployment.wrangler_env);
  return section == nullptr ? nullptr : section->map->find("account_id");
}

void add_own(const WranglerIndex& file, DeploymentDraft& draft) {
  const Deployment& wanted = *draft.wanted;
  const Origin origin = wanted.account ? wanted.account->origin : wanted.origin;
  auto& changes = draft.section;
  // Before what else is written into the section, but after its header.
  const auto place = std::find_if(changes.begin(), changes.end(), [](const DraftChange& change) {
    return change.subject != Subject::Section && change.subject != Subject::WorkerName;
  });
  changes.insert(place, set_change(ValuePath{"env", wanted.wrangler_env, "account_id"},
                                   draft.resolved.account->id, own_key(file, wanted),
                                   Subject::AccountId, origin));
}

// An `account_id = ""` of the section's own would hide the top level's, so it is filled in.
bool inherits(const WranglerIndex& file, const Deployment& deployment) {
  return own_key(file, deployment) == nullptr;
}

void add_top_level(const std::string& path, const WranglerIndex& file, const std::string& id,
                   PlanDraft& draft) {
  draft.top_level[path].push_back(set_change(ValuePath{"account_id"}, id,
                                             file.facts().top.map->find("account_id"),
                                             Subject::AccountId, {}));
}

void add_base(const Desired& desired, const Documents& documents, PlanDraft& draft) {
  const auto root = draft.top_level.find(desired.wrangler_file);
  const std::string& path = desired.layout.base_wrangler;
  const ObservedFile* base = documents.find(path);
  if (root == draft.top_level.end() || base == nullptr || path == desired.wrangler_file) return;
  const Value& id = root->second.front().edit.value;
  const Value* before = base->document->tree().find("account_id");
  if (before == nullptr || same_value(*before, id)) return;
  draft.top_level[path].push_back(
      set_change(ValuePath{"account_id"}, id, before, Subject::AccountId, {}));
}

}  // namespace

void add_account_ids(const Desired& desired, const ProjectFacts& project,
                     const AccountFinder& finder, const Documents& documents, PlanDraft& draft) {
  for (auto& [path, accounts] : group_by_file(desired, project, finder, draft)) {
    const WranglerIndex* file = project.wrangler(path);
    if (file == nullptr) continue;
    const bool shared = accounts.ids.size() == 1 && !accounts.others_elsewhere;
    const bool fills_top =
        shared && !file->facts().top.account_id &&
        std::any_of(accounts.managed.begin(), accounts.managed.end(),
                    [&](const DeploymentDraft* one) { return inherits(*file, *one->wanted); });
    if (fills_top) add_top_level(path, *file, *accounts.ids.begin(), draft);
    for (DeploymentDraft* one : accounts.managed) {
      const bool inherited = inherits(*file, *one->wanted);
      if (inherited && fills_top) continue;
      const std::optional<std::string>& there =
          inherited ? file->facts().top.account_id
                    : file->section(one->wanted->wrangler_env)->account_id;
      if (there != one->resolved.account->id) add_own(*file, *one);
    }
  }
  add_base(desired, documents, draft);
}

}  // namespace cfplan
