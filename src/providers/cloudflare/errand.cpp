#include <array>
#include <utility>

#include "cfplan/base/check.hpp"
#include "providers/account_diagnostics.hpp"
#include "providers/cloudflare/inquiry.hpp"

namespace cfplan {
namespace {

struct TopicWords {
  Topic topic;
  const char* verb;
  const char* object;
  const char* permission;
};

// Permissions as developers.cloudflare.com/api names them.
constexpr std::array<TopicWords, 14> kWords{
    {{Topic::Token, "check", "the token", ""},
     {Topic::Accounts, "list", "the accounts", "Account Settings Read"},
     {Topic::Zones, "list", "the zones", "Zone Read"},
     {Topic::Databases, "list", "the databases", "D1 Read"},
     {Topic::Workers, "list", "the workers", "Workers Scripts Read"},
     {Topic::Secrets, "list", "the secrets", "Workers Scripts Read"},
     {Topic::Settings, "read", "the settings", "Workers Scripts Read"},
     {Topic::KvNamespaces, "list", "the KV namespaces", "Workers KV Storage Read"},
     {Topic::R2Buckets, "list", "the R2 buckets", "Workers R2 Storage Read"},
     {Topic::Queues, "list", "the queues", "Queues Read"},
     {Topic::Hyperdrives, "list", "the Hyperdrive configurations", "Hyperdrive Read"},
     {Topic::VectorizeIndexes, "list", "the Vectorize indexes", "Vectorize Read"},
     {Topic::Uploads, "list", "the workers", "Workers Scripts Read"},
     {Topic::Versions, "list", "the versions", "Workers Scripts Read"}}};

}  // namespace

Errand errand_of(const Question& question, const std::string& variable) {
  for (const TopicWords& words : kWords) {
    if (words.topic != question.topic) continue;
    std::string object = words.object;
    if (!question.worker.empty()) object += " of worker \"" + question.worker + "\"";
    if (!question.account.empty()) object += " of " + account_text(question.account);
    const std::string resource = object.substr(std::string("the ").size());
    return {std::string(words.verb) + " " + object, resource, words.permission, variable,
            question.account};
  }
  check(false, "a topic is one of the enumeration");
  return {};
}

}  // namespace cfplan
