#include "providers/account_diagnostics.hpp"

#include <utility>

#include "cfplan/base/check.hpp"

namespace cfplan {

Reply could_not_tell(Topic topic, Diagnostic why) {
  CouldNotTell unknown{std::move(why)};
  switch (topic) {
    case Topic::Token: return Answer<Token>(std::move(unknown));
    case Topic::Accounts: return Answer<std::vector<AccountName>>(std::move(unknown));
    case Topic::Zones: return Answer<std::vector<Zone>>(std::move(unknown));
    case Topic::Databases:
    case Topic::KvNamespaces:
    case Topic::R2Buckets:
    case Topic::Queues:
    case Topic::Hyperdrives:
    case Topic::VectorizeIndexes: return Answer<std::vector<Resource>>(std::move(unknown));
    case Topic::Uploads: return Answer<std::vector<WorkerUpload>>(std::move(unknown));
    case Topic::Workers:
    case Topic::Secrets: return Answer<std::vector<std::string>>(std::move(unknown));
    case Topic::Settings: return Answer<std::vector<LiveBinding>>(std::move(unknown));
    case Topic::Versions: return Answer<WorkerVersions>(std::move(unknown));
  }
  check(false, "a topic is one of the enumeration");
  return Answer<Token>(Absent{});
}

std::string account_text(const std::string& account) {
  return account.empty() ? "the account" : "account \"" + account + "\"";
}

Diagnostic unknown_account(const std::string& account) {
  Diagnostic diagnostic{
      .code = "CFP4019",
      .message = "the account id of " + account_text(account) + " is none that the token sees"};
  diagnostic.resource = account_text(account);
  diagnostic.hint =
      "correct account_id in wrangler.toml or the id under accounts, or use a token "
      "of that account";
  return diagnostic;
}

Diagnostic worker_not_found(const std::string& worker) {
  Diagnostic diagnostic{.code = "CFP4016", .message = "there is no worker \"" + worker + "\""};
  diagnostic.resource = "worker " + worker;
  diagnostic.hint = "run wrangler deploy for it, then cfplan apply again";
  return diagnostic;
}

}  // namespace cfplan
