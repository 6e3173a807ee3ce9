#include "plan/diff/single_changes.hpp"

#include <utility>

#include "cfplan/model/binding_kind.hpp"
#include "plan/diff/masked_change.hpp"

namespace cfplan {
namespace {

std::string subject_text(Value::List fields) { return canonical_text(std::move(fields)); }

// Places in lists count as the plan found the file: two plans count differently.
std::string place_of(const Change& change) {
  std::vector<Step> steps;
  for (const Step& step : change.edit.path.steps()) {
    steps.push_back(std::holds_alternative<std::size_t>(step) ? Step(std::size_t{0}) : step);
  }
  return ValuePath(std::move(steps)).text();
}

class Splitting {
 public:
  explicit Splitting(const Plan& plan) {
    for (const Action& action : plan.actions) {
      std::visit([this](const auto& one) { add(one); }, action);
    }
  }

  [[nodiscard]] std::vector<SingleChange> take() && { return std::move(changes_); }

 private:
  void put(const std::string& thing, const DeploymentKey& key, const std::string& name,
           Action action) {
    changes_.push_back(
        {subject_text({thing, key.customer, key.environment, name}), std::move(action)});
  }

  void add(const CreateResource& action) {
    put(std::string(words_of(action.kind).noun), action.deployment, action.binding, action);
  }

  void add(const CreateWorker& action) { put("worker", action.deployment, "", action); }

  void add(const ChangeFile& action) {
    ChangeFile one = action;
    one.diffs.clear();
    one.changes.clear();
    if (action.operation != FileOperation::Edit) put(action.path, {}, "", one);
    one.operation = FileOperation::Edit;
    one.before.reset();
    for (const Change& change : action.changes) {
      one.changes = {masked_change(change, action)};
      put(action.path, change.deployment, place_of(change), one);
    }
  }

  void add(const ChangeSecrets& action) {
    ChangeSecrets one = action;
    one.remove.clear();
    for (const SecretToSet& secret : action.set) {
      one.set = {secret};
      put("secret", action.deployment, secret.name, one);
    }
    one.set.clear();
    for (const std::string& name : action.remove) {
      one.remove = {name};
      put("secret", action.deployment, name, one);
    }
  }

  void add(const RecordVersions& action) {
    for (const AdoptedVersion& version : action.adopt) {
      put("version", action.deployment, version.name,
          RecordVersions{action.deployment, {version}, {}});
    }
    for (const std::string& name : action.forget) {
      put("version", action.deployment, name, RecordVersions{action.deployment, {}, {name}});
    }
  }

  std::vector<SingleChange> changes_;
};

}  // namespace

std::vector<SingleChange> single_changes(const Plan& plan) { return Splitting(plan).take(); }

}  // namespace cfplan
