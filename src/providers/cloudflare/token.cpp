#include <optional>
#include <utility>

#include "providers/cloudflare/inquiry.hpp"

namespace cfplan {
namespace {

constexpr int kInvalidToken = 1000;

// /user/tokens/verify knows the tokens of users. Code 1000 there means a token that is wrong or
// one that an account owns, and only that account's own endpoint tells which; the account is the
// one named for it, else that of a zone the token sees.
class TokenInquiry : public Inquiry {
 public:
  TokenInquiry(Errand errand, std::string account_id, TokenOwners& owners)
      : errand_(std::move(errand)), owner_{account_id, account_id}, owners_(owners) {}

  [[nodiscard]] std::vector<std::string> wanted() const override {
    switch (step_) {
      case Step::AskUser: return {"/user/tokens/verify"};
      case Step::FindAccount:
        return {zones_path("") + "?page=1&per_page=" + std::to_string(kZonesPerPage)};
      case Step::AskAccount: return {"/accounts/" + url_encoded(owner_.id) + "/tokens/verify"};
      case Step::Done: break;
    }
    return {};
  }

  void take(std::vector<ApiAnswer> answers) override {
    const ApiAnswer& answer = answers.front();
    switch (step_) {
      case Step::AskUser: return take_user(answer);
      case Step::FindAccount: return take_zones(answer);
      case Step::AskAccount: return take_account(answer);
      case Step::Done: break;
    }
  }

  [[nodiscard]] Reply reply() const override { return reply_; }

 private:
  enum class Step { AskUser, FindAccount, AskAccount, Done };

  void take_user(const ApiAnswer& answer) {
    if (answer || !answer.error().has_code(kInvalidToken)) return finish(answer, TokenKind::User);
    step_ = owner_.id.empty() ? Step::FindAccount : Step::AskAccount;
  }

  void take_zones(const ApiAnswer& answer) {
    if (!answer) return finish(answer, TokenKind::Account);
    if (answer->result.is_array() && !answer->result.empty()) {
      owner_ = account_of_zone(answer->result.front());
    }
    if (!owner_.id.empty()) {
      step_ = Step::AskAccount;
      return;
    }
    Diagnostic diagnostic{.code = "CFP4013",
                          .message = "could not " + errand_.what + ": it belongs to no user, and " +
                                     "the account that owns it could not be found"};
    diagnostic.resource = errand_.resource;
    diagnostic.hint =
        "write the account's id under accounts in the manifest, or set "
        "CLOUDFLARE_ACCOUNT_ID; if the token is none of an account, replace it";
    conclude(CouldNotTell{std::move(diagnostic)});
  }

  void take_account(const ApiAnswer& answer) {
    if (answer) owners_.insert_or_assign(errand_.account, owner_);
    finish(answer, TokenKind::Account);
  }

  void finish(const ApiAnswer& answer, TokenKind kind) {
    if (!answer) return conclude(CouldNotTell{explain(answer.error(), errand_)});
    const std::string status = string_member(answer->result, "status");
    if (status.empty()) {
      return conclude(CouldNotTell{unexpected_shape(errand_, "the token has no status")});
    }
    conclude(Token{kind, status, string_member(answer->result, "expires_on")});
  }

  void conclude(Answer<Token> answer) {
    reply_ = std::move(answer);
    step_ = Step::Done;
  }

  Errand errand_;
  AccountName owner_;
  TokenOwners& owners_;
  Step step_ = Step::AskUser;
  Answer<Token> reply_ = Absent{};
};

}  // namespace

InquiryPointer inquire_token(const Question& question, const AccountToken& token,
                             TokenOwners& owners) {
  const std::string& id = question.account_id.empty() ? token.account_id : question.account_id;
  return std::make_unique<TokenInquiry>(errand_of(question, token.variable), id, owners);
}

}  // namespace cfplan
