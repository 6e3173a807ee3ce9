#include "providers/snapshot/reply_json.hpp"

#include <array>
#include <type_traits>
#include <utility>

#include "providers/account_diagnostics.hpp"

namespace cfplan {
namespace {

constexpr std::array<std::pair<Topic, const char*>, 14> kTopics{
    {{Topic::Token, "token"},
     {Topic::Accounts, "accounts"},
     {Topic::Zones, "zones"},
     {Topic::Databases, "databases"},
     {Topic::Workers, "workers"},
     {Topic::Secrets, "secrets"},
     {Topic::Settings, "settings"},
     {Topic::KvNamespaces, "kv_namespaces"},
     {Topic::R2Buckets, "r2_buckets"},
     {Topic::Queues, "queues"},
     {Topic::Hyperdrives, "hyperdrive"},
     {Topic::VectorizeIndexes, "vectorize"},
     {Topic::Uploads, "uploads"},
     {Topic::Versions, "versions"}}};

Json to_json(const Token& token) {
  return {{"kind", token.kind == TokenKind::User ? "user" : "account"},
          {"status", token.status},
          {"expires_on", token.expires_on}};
}

Json to_json(const AccountName& account) { return {{"id", account.id}, {"name", account.name}}; }

Json to_json(const Resource& resource) { return {{"id", resource.id}, {"name", resource.name}}; }

Json to_json(const Zone& zone) {
  return {{"id", zone.id},
          {"name", zone.name},
          {"account_id", zone.account_id},
          {"account_name", zone.account_name},
          {"status", zone.status}};
}

Json to_json(const std::string& name) { return name; }

Json to_json(const WorkerUpload& upload) {
  return {{"name", upload.name}, {"modified_on", upload.modified_on}};
}

template <class T>
Json to_json(const std::vector<T>& list) {
  Json json = Json::array();
  for (const T& item : list) json.push_back(to_json(item));
  return json;
}

Json to_json(const Diagnostic& why) {
  return {
      {"code", why.code}, {"message", why.message}, {"resource", why.resource}, {"hint", why.hint}};
}

bool read(const Json& json, Token& token) {
  if (!json.is_object()) return false;
  token.kind = string_member(json, "kind") == "account" ? TokenKind::Account : TokenKind::User;
  token.status = string_member(json, "status");
  token.expires_on = string_member(json, "expires_on");
  return true;
}

bool read(const Json& json, AccountName& account) {
  account = {string_member(json, "id"), string_member(json, "name")};
  return !account.id.empty();
}

bool read(const Json& json, Resource& resource) {
  resource = {string_member(json, "id"), string_member(json, "name")};
  return !resource.id.empty() && !resource.name.empty();
}

bool read(const Json& json, Zone& zone) {
  zone = {string_member(json, "id"), string_member(json, "name"), string_member(json, "account_id"),
          string_member(json, "account_name"), string_member(json, "status")};
  return !zone.id.empty() && !zone.name.empty();
}

bool read(const Json& json, WorkerUpload& upload) {
  upload = {string_member(json, "name"), string_member(json, "modified_on")};
  return !upload.name.empty();
}

bool read(const Json& json, std::string& name) {
  if (json.is_string()) name = json.get<std::string>();
  return json.is_string();
}

template <class T>
bool read(const Json& json, std::vector<T>& list) {
  if (!json.is_array()) return false;
  for (const Json& item : json) {
    T value;
    if (!read(item, value)) return false;
    list.push_back(std::move(value));
  }
  return true;
}

template <class T>
std::optional<Reply> read_answer(Topic topic, const Json& object) {
  if (const Json* why = member(object, "could_not_tell")) {
    Diagnostic diagnostic{.code = string_member(*why, "code"),
                          .message = string_member(*why, "message")};
    diagnostic.resource = string_member(*why, "resource");
    diagnostic.hint = string_member(*why, "hint");
    return could_not_tell(topic, std::move(diagnostic));
  }
  if (const Json* absent = member(object, "absent"); absent != nullptr && *absent == true) {
    return Answer<T>(Absent{});
  }
  const Json* answer = member(object, "answer");
  T value{};
  if (answer == nullptr || !read(*answer, value)) return std::nullopt;
  return Answer<T>(std::move(value));
}

}  // namespace

const char* topic_name(Topic topic) {
  for (const auto& [candidate, name] : kTopics) {
    if (candidate == topic) return name;
  }
  return "";
}

std::optional<Topic> topic_of(const std::string& name) {
  for (const auto& [topic, candidate] : kTopics) {
    if (candidate == name) return topic;
  }
  return std::nullopt;
}

bool is_saved(Topic topic) { return topic != Topic::Settings && topic != Topic::Versions; }

Json reply_to_json(const Question& question, const Reply& reply) {
  Json object = {{"topic", topic_name(question.topic)},
                 {"account", question.account},
                 {"account_id", question.account_id},
                 {"worker", question.worker}};
  if (!question.zone_names.empty()) object["zone_names"] = question.zone_names;
  std::visit(
      [&](const auto& answer) {
        using Given = std::decay_t<decltype(answer)>;
        constexpr bool kIsSaved = !std::is_same_v<Given, Answer<std::vector<LiveBinding>>> &&
                                  !std::is_same_v<Given, Answer<WorkerVersions>>;
        if constexpr (kIsSaved) {
          if (answer.is_here()) object["answer"] = to_json(answer.value());
        }
        if (answer.is_absent()) object["absent"] = true;
        if (answer.is_unknown()) object["could_not_tell"] = to_json(answer.why());
      },
      reply);
  return object;
}

Question question_from_json(Topic topic, const Json& object) {
  Question question{topic, string_member(object, "account"), string_member(object, "account_id"),
                    string_member(object, "worker")};
  const Json* names = member(object, "zone_names");
  if (names != nullptr) read(*names, question.zone_names);
  return question;
}

std::optional<Reply> reply_from_json(Topic topic, const Json& object) {
  switch (topic) {
    case Topic::Token: return read_answer<Token>(topic, object);
    case Topic::Accounts: return read_answer<std::vector<AccountName>>(topic, object);
    case Topic::Zones: return read_answer<std::vector<Zone>>(topic, object);
    case Topic::Databases:
    case Topic::KvNamespaces:
    case Topic::R2Buckets:
    case Topic::Queues:
    case Topic::Hyperdrives:
    case Topic::VectorizeIndexes: return read_answer<std::vector<Resource>>(topic, object);
    case Topic::Uploads: return read_answer<std::vector<WorkerUpload>>(topic, object);
    case Topic::Workers:
    case Topic::Secrets: return read_answer<std::vector<std::string>>(topic, object);
    case Topic::Settings:
    case Topic::Versions: break;
  }
  return std::nullopt;
}

}  // namespace cfplan
