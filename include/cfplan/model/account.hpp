#pragma once

#include <compare>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "cfplan/base/answer.hpp"
#include "cfplan/base/value.hpp"

namespace cfplan {

struct Zone {
  std::string id;
  std::string name;  ///< lower case, punycode
  std::string account_id;
  std::string account_name;
  std::string status;  ///< "active", "pending", …
  bool operator==(const Zone&) const = default;
};

/// Things of an account that a Worker binds under a name of its own; `model/binding_kind` has the
/// words for each.
enum class BindingKind { Database, KvNamespace, R2Bucket, Queue, Hyperdrive, VectorizeIndex };

/// One such thing. Where Cloudflare knows it by its name alone, that is its id.
struct Resource {
  std::string id;
  std::string name;
  bool operator==(const Resource&) const = default;
};

using Database = Resource;

struct AccountName {
  std::string id;
  std::string name;
  bool operator==(const AccountName&) const = default;
};

enum class TokenKind { User, Account };

struct Token {
  TokenKind kind = TokenKind::User;
  std::string status;      ///< "active", "disabled", "expired"
  std::string expires_on;  ///< RFC 3339, or empty
  bool operator==(const Token&) const = default;
};

/// One thing that a Worker has under a name, as it is live.
struct LiveBinding {
  std::string type;  ///< as the API names it: "plain_text", "json", "secret_text", "d1", …
  std::string name;
  /// Of a variable what it is, of a thing of the account its id or name; null for everything else.
  Value value;
  bool operator==(const LiveBinding&) const = default;
};

/// When a Worker was uploaded last.
struct WorkerUpload {
  std::string name;
  std::string modified_on;  ///< RFC 3339; empty when nobody says
  bool operator==(const WorkerUpload&) const = default;
};

/// Which versions of a Worker there are: an upload need not be deployed.
struct WorkerVersions {
  std::string latest;             ///< id; empty when the Worker has none
  std::vector<std::string> live;  ///< ids of those that serve

  [[nodiscard]] bool latest_is_live() const;
  bool operator==(const WorkerVersions&) const = default;
};

enum class Topic {
  Token,
  Accounts,
  Zones,
  Databases,
  Workers,
  Secrets,
  Settings,
  KvNamespaces,
  R2Buckets,
  Queues,
  Hyperdrives,
  VectorizeIndexes,
  Uploads,
  Versions
};

/// One thing to ask a provider; answered with GET requests only.
struct Question {
  Topic topic = Topic::Token;
  std::string account;     ///< a key of Desired::accounts: whose token asks; "" is the implicit one
  std::string account_id;  ///< empty when not known yet (Token, Accounts, Zones only)
  std::string worker;      ///< Secrets, Settings and Versions only
  /// Zones only: those of exactly these names; empty: all.
  std::vector<std::string> zone_names = {};
  auto operator<=>(const Question&) const = default;
};

/// The alternative fits the topic: Token; AccountName list; Zone list; Resource list; names of
/// Workers; names of secrets, and all bindings with them (absent: there is no such Worker); uploads
/// of all Workers; the versions of one (absent: there is no such Worker).
using Reply = std::variant<Answer<Token>, Answer<std::vector<AccountName>>,
                           Answer<std::vector<Zone>>, Answer<std::vector<Resource>>,
                           Answer<std::vector<std::string>>, Answer<std::vector<LiveBinding>>,
                           Answer<std::vector<WorkerUpload>>, Answer<WorkerVersions>>;

/// What has been observed of the accounts: the answers by question. Lists are sorted by name.
class Account {
 public:
  void put(const Question& question, Reply reply);
  [[nodiscard]] bool knows(const Question& question) const;
  /// Null when the question was not asked.
  [[nodiscard]] const Answer<Token>* token(const std::string& account) const;
  [[nodiscard]] const Answer<std::vector<AccountName>>* accounts(const std::string& account) const;
  /// Zones asked with this account id (empty: all that the token sees) and these names (empty:
  /// all).
  [[nodiscard]] const Answer<std::vector<Zone>>* zones(
      const std::string& account, const std::string& account_id,
      const std::vector<std::string>& names = {}) const;
  /// All things of one kind that a Worker can bind.
  [[nodiscard]] const Answer<std::vector<Resource>>* resources(BindingKind kind,
                                                               const std::string& account,
                                                               const std::string& account_id) const;
  [[nodiscard]] const Answer<std::vector<std::string>>* workers(
      const std::string& account, const std::string& account_id) const;
  [[nodiscard]] const Answer<std::vector<std::string>>* secrets(const std::string& account,
                                                                const std::string& account_id,
                                                                const std::string& worker) const;
  [[nodiscard]] const Answer<std::vector<LiveBinding>>* settings(const std::string& account,
                                                                 const std::string& account_id,
                                                                 const std::string& worker) const;
  [[nodiscard]] const std::map<Question, Reply>& replies() const { return replies_; }

  /// What apply has just created is known from now on.
  void add_resource(BindingKind kind, const std::string& account, const std::string& account_id,
                    Resource resource);
  /// Likewise a Worker (with no secrets).
  void add_worker(const std::string& account, const std::string& account_id,
                  const std::string& worker);

  /// Where the answers are from: "Cloudflare API", "embedded account", "snapshot of
  /// 2026-01-02T03:04:05Z"; with `limits` naming what was not checked.
  std::string source;
  std::vector<std::string> limits;

 private:
  std::map<Question, Reply> replies_;
};

}  // namespace cfplan
