#include "providers/cloudflare/list_inquiry.hpp"

namespace cfplan {
namespace {

constexpr std::size_t kAccountsPerPage = 50;
constexpr int kNotForAccountTokens = 1001;

std::optional<AccountName> read_account(const Json& json) {
  AccountName account{string_member(json, "id"), string_member(json, "name")};
  if (account.id.empty()) return std::nullopt;
  return account;
}

std::optional<AccountName> read_zone_account(const Json& json) {
  AccountName account = account_of_zone(json);
  if (account.id.empty()) return std::nullopt;
  return account;
}

// The owner of an account-owned token is known from its verification. A token that nobody verified
// and that may not list accounts shows them through its zones.
class AccountsInquiry : public Inquiry {
 public:
  AccountsInquiry(Errand errand, const AccountName* owner)
      : owner_(owner),
        accounts_(errand, PagedList("/accounts", kAccountsPerPage), read_account),
        zones_(std::move(errand), PagedList(zones_path(""), kZonesPerPage), read_zone_account) {}

  [[nodiscard]] std::vector<std::string> wanted() const override {
    if (owner_ != nullptr) return {};
    return through_zones_ ? zones_.wanted() : accounts_.wanted();
  }

  void take(std::vector<ApiAnswer> answers) override {
    if (through_zones_) return zones_.take(std::move(answers));
    if (!answers.front() && answers.front().error().has_code(kNotForAccountTokens)) {
      through_zones_ = true;
      return;
    }
    accounts_.take(std::move(answers));
  }

  [[nodiscard]] Reply reply() const override {
    if (owner_ != nullptr) return Answer<std::vector<AccountName>>(std::vector{*owner_});
    return through_zones_ ? zones_.reply() : accounts_.reply();
  }

 private:
  const AccountName* owner_;
  ListInquiry<AccountName> accounts_;
  ListInquiry<AccountName> zones_;
  bool through_zones_ = false;
};

}  // namespace

InquiryPointer inquire_accounts(const Question& question, const AccountToken& token,
                                const TokenOwners& owners) {
  const auto owner = owners.find(question.account);
  return std::make_unique<AccountsInquiry>(errand_of(question, token.variable),
                                           owner == owners.end() ? nullptr : &owner->second);
}

}  // namespace cfplan
