#include "cli/doctor/account_checkup.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cli/doctor/token_check.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kMostNames = 5;     // that one line lists
constexpr std::size_t kMostAccounts = 5;  // that are tried when nobody names one

constexpr const char* kWhichAccount =
    "write the one that is meant as id: under accounts or as account_id in the wrangler file, or "
    "set CLOUDFLARE_ACCOUNT_ID";
constexpr const char* kPendingZone =
    "let the registrar name Cloudflare's name servers for a zone that is not active: no route in "
    "it serves anybody before";

/// One list to read, and what the line about it is called.
struct Probe {
  Topic topic;
  std::string_view permission;  ///< as Cloudflare names it
  std::string_view noun;
};

constexpr Probe kZones{Topic::Zones, "Zone Read", "zone"};
constexpr std::array<Probe, 2> kInAccount{{{Topic::Databases, "D1 Read", "database"},
                                           {Topic::Workers, "Workers Scripts Read", "worker"}}};
constexpr std::array<std::string_view, 2> kWriting{"D1 Write", "Workers Scripts Write"};

/// Whether lines speak of a token's permissions or of what a file holds.
enum class Behind { Token, File };

bool is_active(const Zone& zone) { return zone.status.empty() || zone.status == "active"; }

std::string shown_item(const std::string& name) { return name; }
template <class T>
std::string shown_item(const T& item) {
  return item.name;
}
std::string shown_item(const AccountName& account) {
  return account.name == account.id ? account.id : account.name + " (" + account.id + ")";
}
std::string shown_item(const Zone& zone) {
  return is_active(zone) ? zone.name : zone.name + " (" + zone.status + ")";
}

/// "3 zones: a.com, b.com, c.com".
template <class T>
std::string counted_items(const std::vector<T>& items, std::string_view noun) {
  std::string text = counted(items.size(), noun);
  for (std::size_t i = 0; i < std::min(items.size(), kMostNames); ++i) {
    text += (i == 0 ? ": " : ", ") + shown_item(items[i]);
  }
  if (items.size() <= kMostNames) return text;
  return text + " and " + std::to_string(items.size() - kMostNames) + " more";
}

/// Says what a list was answered with.
struct ListLine {
  const Probe& probe;
  std::string subject;

  template <class T>
  HealthCheck operator()(const Answer<T>& /*never of a list*/) const {
    return {};
  }

  template <class T>
  HealthCheck operator()(const Answer<std::vector<T>>& answer) const {
    if (answer.is_unknown()) return health_check(subject, answer.why());
    const std::vector<T> none;
    return {.subject = subject,
            .finding = counted_items(answer.is_here() ? answer.value() : none, probe.noun)};
  }
};

using SeenAccounts = Answer<std::vector<AccountName>>;

/// Reads everything that can be read, in the accounts that are named or seen.
class Examination {
 public:
  Examination(const ExaminedAccount& account, AccountReader& reader, Behind behind)
      : account_(account), reader_(reader), behind_(behind) {}

  void run(std::vector<HealthCheck>& checks) {
    const auto seen = std::get<SeenAccounts>(ask({Topic::Accounts, account_.key, "", ""}));
    checks.push_back(accounts_line(seen));
    checks.push_back(zones_line());
    const std::vector<std::string> ids = ids_to_try(seen);
    for (const std::string& id : ids) {
      for (const Probe& probe : kInAccount) {
        checks.push_back(line_of(probe, ask({probe.topic, account_.key, id, ""})));
        if (ids.size() > 1) checks.back().finding.insert(0, "account " + id + ": ");
      }
    }
  }

 private:
  Reply ask(const Question& question) { return std::move(reader_.ask({question}).front()); }

  [[nodiscard]] HealthCheck line_of(const Probe& probe, const Reply& reply) const {
    std::string subject(probe.permission);
    if (behind_ == Behind::File) subject = std::string(probe.noun) + "s";
    HealthCheck line = std::visit(ListLine{probe, std::move(subject)}, reply);
    // A snapshot holds what plan needed when it was taken, and nothing is wrong with that.
    if (behind_ == Behind::File && line.health != Health::Ok) line.health = Health::Unchecked;
    return line;
  }

  HealthCheck zones_line() {
    const std::string id = account_.ids.size() == 1 ? account_.ids.front() : "";
    const Reply reply = ask({Topic::Zones, account_.key, id, ""});
    HealthCheck line = line_of(kZones, reply);
    const auto& zones = std::get<Answer<std::vector<Zone>>>(reply);
    if (zones.is_here() && !std::all_of(zones.value().begin(), zones.value().end(), is_active)) {
      line.health = Health::Warning;
      line.remedy = kPendingZone;
    }
    return line;
  }

  [[nodiscard]] HealthCheck accounts_line(const SeenAccounts& seen) const {
    if (seen.is_unknown()) return unlisted_accounts(seen.why());
    const std::vector<AccountName> all = seen.is_here() ? seen.value() : std::vector<AccountName>{};
    HealthCheck line{.subject = "accounts", .finding = counted_items(all, "account")};
    for (const std::string& id : account_.ids) {
      if (std::any_of(all.begin(), all.end(),
                      [&](const AccountName& one) { return one.id == id; })) {
        continue;
      }
      line.health = Health::Problem;
      line.finding += "; " + id + " is not among them";
      line.remedy =
          "correct the id, or " + (behind_ == Behind::Token
                                       ? "use a token of that account in " + account_.token_variable
                                       : std::string("add the account to the file"));
    }
    if (account_.ids.empty() && all.size() != 1) {
      line.health = all.empty() ? Health::Problem : Health::Warning;
      line.remedy = kWhichAccount;
    }
    return line;
  }

  // Where the account is named, nobody needs the list.
  [[nodiscard]] HealthCheck unlisted_accounts(const Diagnostic& why) const {
    HealthCheck line = health_check("accounts", why);
    if (!account_.ids.empty() || behind_ == Behind::File) line.health = Health::Unchecked;
    line.remedy = account_.ids.empty() ? kWhichAccount : "";
    return line;
  }

  [[nodiscard]] std::vector<std::string> ids_to_try(const SeenAccounts& seen) const {
    std::vector<std::string> ids = account_.ids;
    if (!ids.empty() || !seen.is_here()) return ids;
    for (const AccountName& one : seen.value()) {
      if (ids.size() < kMostAccounts) ids.push_back(one.id);
    }
    return ids;
  }

  const ExaminedAccount& account_;
  AccountReader& reader_;
  Behind behind_;
};

std::string title_of(const ExaminedAccount& account) {
  const std::string name = account.key.empty() ? "Account" : "Account \"" + account.key + "\"";
  return name + ", token in " + account.token_variable;
}

}  // namespace

CheckupPart check_account(const ExaminedAccount& account, AccountReader& reader,
                          std::chrono::system_clock::time_point now) {
  CheckupPart part{.title = title_of(account)};
  const std::string id = account.ids.size() == 1 ? account.ids.front() : "";
  const std::vector<Reply> replies = reader.ask({{Topic::Token, account.key, id, ""}});
  part.checks.push_back(
      check_token(std::get<Answer<Token>>(replies.front()), account.token_variable, now));
  if (part.checks.front().health == Health::Problem) {
    part.checks.push_back({.subject = "permissions",
                           .health = Health::Unchecked,
                           .finding = "not checked: that needs a token that is good"});
    return part;
  }
  Examination(account, reader, Behind::Token).run(part.checks);
  for (const std::string_view permission : kWriting) {
    part.checks.push_back({.subject = std::string(permission),
                           .health = Health::Unchecked,
                           .finding = "not checkable without writing"});
  }
  return part;
}

CheckupPart check_account_file(const std::string& file, const std::string& kind,
                               const ExaminedAccount& account, AccountReader& reader) {
  CheckupPart part{.title = "Account file " + file};
  part.checks.push_back({.subject = "account file", .finding = kind});
  Examination(account, reader, Behind::File).run(part.checks);
  return part;
}

}  // namespace cfplan
