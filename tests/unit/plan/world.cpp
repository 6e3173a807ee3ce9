#include "unit/plan/world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "cfplan/base/digest.hpp"
#include "cfplan/base/source_file.hpp"
#include "cfplan/model/binding_kind.hpp"
#include "cfplan/plan/questions.hpp"

namespace cfplan::test {
namespace {

DocumentFormat format_of(const std::string& path) {
  if (path.ends_with(".toml") || path == kVersionLock) return DocumentFormat::Toml;
  return path.ends_with(".env") ? DocumentFormat::Env : DocumentFormat::Jsonc;
}

Reply answer(const World& world, const Question& question) {
  switch (question.topic) {
    case Topic::Token: return Answer<Token>(Token{TokenKind::User, "active", ""});
    case Topic::Accounts: return Answer<std::vector<AccountName>>(world.accounts);
    case Topic::Zones: {
      std::vector<Zone> zones = world.zones;
      std::erase_if(zones, [&](const Zone& zone) {
        const auto& names = question.zone_names;
        return (!question.account_id.empty() && zone.account_id != question.account_id) ||
               (!names.empty() && std::find(names.begin(), names.end(), zone.name) == names.end());
      });
      return Answer<std::vector<Zone>>(std::move(zones));
    }
    case Topic::Databases: return Answer<std::vector<Database>>(world.databases);
    case Topic::KvNamespaces:
    case Topic::R2Buckets:
    case Topic::Queues:
    case Topic::Hyperdrives:
    case Topic::VectorizeIndexes: {
      const auto found = world.resources.find(question.topic);
      return Answer<std::vector<Resource>>(found == world.resources.end() ? std::vector<Resource>{}
                                                                          : found->second);
    }
    case Topic::Workers: return Answer<std::vector<std::string>>(world.workers);
    case Topic::Secrets: {
      const auto found = world.secrets.find(question.worker);
      return Answer<std::vector<std::string>>(
          found == world.secrets.end() ? std::vector<std::string>{} : found->second);
    }
    case Topic::Settings: {
      const auto found = world.live.find(question.worker);
      if (found == world.live.end()) return Answer<std::vector<LiveBinding>>(Absent{});
      return Answer<std::vector<LiveBinding>>(found->second);
    }
    case Topic::Versions: return Answer<WorkerVersions>(Absent{});
    case Topic::Uploads: return Answer<std::vector<WorkerUpload>>(Absent{});
  }
  return Answer<Token>(Absent{});
}

// What apply does with an id it has learned.
Value known(const Value& value, const std::map<std::string, std::string>& ids) {
  if (const auto* later = value.as<KnownAfterApply>()) return ids.at(later->resource);
  if (const auto* map = value.as<Value::Map>()) {
    Value::Map out;
    for (const Member& member : *map) out.push_back({member.key, known(member.value, ids)});
    return out;
  }
  if (const auto* list = value.as<Value::List>()) {
    Value::List out;
    for (const Value& item : *list) out.push_back(known(item, ids));
    return out;
  }
  return value;
}

std::string verb_of(Verb verb) {
  switch (verb) {
    case Verb::Set: return "set";
    case Verb::Append: return "append";
    case Verb::Remove: return "remove";
    case Verb::AddSection: return "section";
    case Verb::Rename: return "rename";
  }
  return "";
}

}  // namespace

World::World() {
  desired.manifest_file = "deployments.yaml";
  desired.service = "data-service";
  desired.wrangler_file = "wrangler.toml";
  desired.accounts.emplace("", DesiredAccount{});
  zones = {{kZoneId, "example.com", kAccountId, "Main", "active"}};
  accounts = {{kAccountId, "Main"}};
  account.source = "a test";
}

Deployment& World::add(const std::string& customer, const std::string& environment) {
  Deployment deployment;
  deployment.key = {customer, environment};
  deployment.origin = {"deployments.yaml", 9, 3, "customers." + customer};
  deployment.wrangler_file = "wrangler.toml";
  deployment.wrangler_env = customer + "-" + environment;
  deployment.env_file = "config/customers/" + customer + "/" + environment + ".env";
  auto& all = desired.deployments;
  const auto place = std::find_if(
      all.begin(), all.end(), [&](const Deployment& other) { return deployment.key < other.key; });
  return *all.insert(place, std::move(deployment));
}

void World::file(const std::string& path, const std::string& bytes) {
  auto document = parse_document(format_of(path), path, bytes);
  ASSERT_TRUE(document.has_value()) << path << ": " << document.error().diagnostics.front().message;
  documents.files[path] = {format_of(path), {sha256_hex(bytes), 0644}, *std::move(document)};
}

std::string World::bytes(const std::string& path) const {
  const ObservedFile* file = documents.find(path);
  return file == nullptr ? "(absent)" : file->document->source().bytes();
}

std::vector<Question> World::ask() {
  std::vector<Question> asked;
  for (int round = 0; round < 10; ++round) {
    const auto open = open_questions(desired, documents, account, options.selection, options.drift);
    if (open.empty()) return asked;
    for (const Question& question : open) {
      EXPECT_FALSE(account.knows(question)) << "asked again";
      account.put(question, answer(*this, question));
      asked.push_back(question);
    }
  }
  ADD_FAILURE() << "the questions never end";
  return asked;
}

Plan World::plan() const { return make_plan(desired, documents, account, options, diagnostics); }

void World::apply(const Plan& plan) {
  std::map<std::string, std::string> ids;
  for (const Action& action : plan.actions) {
    if (const auto* create = std::get_if<CreateResource>(&action)) {
      const std::string id = "00000000-0000-4000-8000-" + sha256_hex(create->name).substr(0, 12);
      ids.emplace(resource_text(create->kind, create->account_id, create->name), id);
      const bool by_name = words_of(create->kind).bound_by == BoundBy::Name;
      account.add_resource(create->kind, create->account, create->account_id,
                           {by_name ? create->name : id, create->name});
    } else if (const auto* worker = std::get_if<CreateWorker>(&action)) {
      account.add_worker(worker->account, worker->account_id, worker->worker);
    } else if (const auto* change = std::get_if<ChangeFile>(&action)) {
      if (change->operation == FileOperation::Delete) {
        documents.files.erase(change->path);
        continue;
      }
      if (change->operation == FileOperation::Create) file(change->path, "");
      auto document = documents.find(change->path)->document->clone();
      for (const Change& one : change->changes) {
        Edit edit = one.edit;
        edit.value = known(edit.value, ids);
        const auto done = document->apply(edit, 0);
        ASSERT_TRUE(done.has_value()) << done.error().diagnostics.front().message;
      }
      const auto commit = document->commit();
      ASSERT_TRUE(commit.has_value()) << commit.error().diagnostics.front().message;
      file(change->path, commit->bytes);
    } else if (const auto* records = std::get_if<RecordVersions>(&action)) {
      for (const AdoptedVersion& adopted : records->adopt) {
        versions[{records->deployment, adopted.name}] = adopted.version;
      }
      for (const std::string& name : records->forget) versions.erase({records->deployment, name});
      write_version_lock();
    } else {
      const auto& secrets_change = std::get<ChangeSecrets>(action);
      for (const SecretToSet& secret : secrets_change.set) {
        if (secret.version) versions[{secrets_change.deployment, secret.name}] = *secret.version;
      }
      write_version_lock();
      std::vector<std::string> names = secrets[secrets_change.worker];
      for (const SecretToSet& secret : secrets_change.set) names.push_back(secret.name);
      for (const std::string& name : secrets_change.remove) std::erase(names, name);
      std::sort(names.begin(), names.end());
      names.erase(std::unique(names.begin(), names.end()), names.end());
      secrets[secrets_change.worker] = names;
      account.put({Topic::Secrets, secrets_change.account, secrets_change.account_id,
                   secrets_change.worker},
                  Answer<std::vector<std::string>>(names));
    }
  }
}

void World::write_version_lock() {
  if (versions.empty()) return;
  std::string text = "version = 1\n";
  for (const auto& [secret, version] : versions) {
    const auto& [key, name] = secret;
    const std::string path = ValuePath{"secrets", key.customer, key.environment, name}.text();
    text += path + " = " + one_line_text(version) + "\n";
  }
  file(kVersionLock, text);
}

Plan plan_of(World& world) {
  world.ask();
  return world.plan();
}

DesiredRoute route(const std::string& pattern) {
  return {pattern, false, {"deployments.yaml", 20, 5, "customers"}};
}

DesiredBinding database(const std::string& binding, const std::string& name) {
  return {binding, name, false, {"deployments.yaml", 30, 5, "customers"}};
}

Sourced<Value> var(Value value) {
  return {std::move(value), {"deployments.yaml", 40, 5, "customers"}};
}

Sourced<std::string> text(std::string value) {
  return {std::move(value), {"deployments.yaml", 50, 5, "customers"}};
}

std::vector<std::string> changes_of(const Plan& plan) {
  std::vector<std::string> texts;
  for (const Action& action : plan.actions) {
    const auto* file = std::get_if<ChangeFile>(&action);
    if (file == nullptr) continue;
    for (const Change& change : file->changes) {
      std::string line = verb_of(change.edit.verb) + " " + change.edit.path.text();
      if (change.before) line += " from " + one_line_text(*change.before);
      if (change.edit.verb != Verb::Remove && change.edit.verb != Verb::AddSection) {
        line += " to " + one_line_text(change.edit.value);
      }
      texts.push_back(std::move(line));
    }
  }
  return texts;
}

std::vector<std::string> problems_of(const Plan& plan) {
  std::vector<std::string> texts;
  for (const Diagnostic& d : plan.diagnostics) texts.push_back(d.code + " " + d.message);
  return texts;
}

Diagnostic problem(const Plan& plan, std::string_view code) {
  for (const Diagnostic& d : plan.diagnostics) {
    if (d.code == code) return d;
  }
  ADD_FAILURE() << "no " << code << " among " << plan.diagnostics.size();
  return {};
}

void expect_settled(World& world, const Plan& plan) {
  world.apply(plan);
  EXPECT_EQ(changes_of(plan_of(world)), std::vector<std::string>{});
}

}  // namespace cfplan::test
