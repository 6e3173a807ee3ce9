#include "plan/fingerprint.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/digest.hpp"
#include "cfplan/model/binding_kind.hpp"

namespace cfplan {
namespace {

// Where a change is, with list items by name: what else is in the list does not matter.
std::string key_text(const DraftChange& change) {
  if (change.item.empty()) return change.edit.path.text();
  std::vector<Step> named;
  for (const Step& step : change.edit.path.steps()) {
    named.push_back(std::holds_alternative<std::size_t>(step) ? Step(change.item) : step);
  }
  return ValuePath(std::move(named)).text();
}

std::string verb_text(Verb verb) {
  switch (verb) {
    case Verb::Set: return "set";
    case Verb::Append: return "append";
    case Verb::Remove: return "remove";
    case Verb::AddSection: return "add section";
    case Verb::Rename: return "rename";
  }
  return "";
}

class Lines {
 public:
  void add(Value::List fields) { lines_.push_back(canonical_text(std::move(fields))); }

  void add_file_changes(const Value::List& whose, const std::string& path,
                        const DraftChanges& changes) {
    for (const DraftChange& change : changes) {
      Value::List fields = whose;
      fields.insert(fields.end(), {path, verb_text(change.edit.verb), key_text(change)});
      // A list of none or one, so that an absent value is no value.
      fields.push_back(change.before ? Value::List{*change.before} : Value::List{});
      fields.push_back(change.edit.value);
      add(std::move(fields));
    }
  }

  [[nodiscard]] std::string digest() && {
    std::sort(lines_.begin(), lines_.end());
    std::string text;
    for (const std::string& line : lines_) text += line + "\n";
    return sha256_hex(text);
  }

 private:
  std::vector<std::string> lines_;
};

Value::List owner_fields(const std::string& kind, const DeploymentDraft& draft) {
  const DeploymentKey& key = draft.wanted->key;
  const auto& account = draft.resolved.account;
  return {kind,
          account ? account->account : "",
          account ? account->id : "",
          key.customer,
          key.environment,
          draft.resolved.worker.value_or("")};
}

void add_forgotten(const DeploymentKey& key, const std::vector<std::string>& names, Lines& lines) {
  for (const std::string& name : names) {
    lines.add({"forget version", key.customer, key.environment, name});
  }
}

void add_deployment(const DeploymentDraft& draft, Lines& lines) {
  const Deployment& wanted = *draft.wanted;
  const Value::List whose = owner_fields("change", draft);
  lines.add_file_changes(whose, wanted.wrangler_file, draft.section);
  if (!draft.env.empty()) lines.add_file_changes(whose, *wanted.env_file, draft.env);
  if (draft.creates_worker) lines.add(owner_fields("create worker", draft));
  for (const SecretToSet& secret : draft.secrets_to_set) {
    Value::List fields = owner_fields("set secret", draft);
    fields.push_back(secret.name);
    fields.push_back(secret.reason == SecretReason::Rotated ? "rotated" : "missing");
    fields.push_back(secret.version ? Value(*secret.version) : Value(Null{}));
    lines.add(std::move(fields));
  }
  for (const std::string& name : draft.secrets_to_delete) {
    Value::List fields = owner_fields("delete secret", draft);
    fields.push_back(name);
    lines.add(std::move(fields));
  }
  for (const AdoptedVersion& adopted : draft.versions_to_adopt) {
    Value::List fields = owner_fields("adopt version", draft);
    fields.insert(fields.end(), {adopted.name, adopted.version});
    lines.add(std::move(fields));
  }
  add_forgotten(wanted.key, draft.versions_to_forget, lines);
}

}  // namespace

std::string fingerprint_of(const PlanDraft& draft, const std::vector<CreateResource>& resources,
                           const std::vector<ChangeFile>& files) {
  Lines lines;
  for (const auto& [path, changes] : draft.top_level) {
    lines.add_file_changes({"change", "", "", "", "", ""}, path, changes);
  }
  for (const DeploymentDraft& one : draft.deployments) {
    if (!one.is_broken()) add_deployment(one, lines);
  }
  for (const auto& [key, names] : draft.versions_of_nobody) add_forgotten(key, names, lines);
  for (const CreateResource& create : resources) {
    lines.add({"create " + std::string(words_of(create.kind).noun), create.account,
               create.account_id, create.deployment.customer, create.deployment.environment,
               create.binding, create.name});
  }
  for (const ChangeFile& file : files) {
    if (file.operation == FileOperation::Edit) continue;
    const bool created = file.operation == FileOperation::Create;
    lines.add({created ? "create file" : "delete file", file.path,
               file.before ? Value(file.before->sha256) : Value(Null{})});
  }
  return std::move(lines).digest();
}

}  // namespace cfplan
