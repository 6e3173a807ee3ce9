#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cfplan/model/account.hpp"
#include "providers/cloudflare/api_client.hpp"
#include "providers/cloudflare/api_problems.hpp"
#include "providers/cloudflare/url_encoded.hpp"

namespace cfplan {

/// One question on its way to its reply: says what is to be got next and is fed with what came, so
/// that all questions go out together.
class Inquiry {
 public:
  virtual ~Inquiry() = default;
  /// Paths to get now; empty when the reply is ready.
  [[nodiscard]] virtual std::vector<std::string> wanted() const = 0;
  /// The answers to what was wanted, in that order.
  virtual void take(std::vector<ApiAnswer> answers) = 0;
  /// Once nothing is wanted.
  [[nodiscard]] virtual Reply reply() const = 0;
};

using InquiryPointer = std::unique_ptr<Inquiry>;

/// The account that an account-owned token belongs to, by key of the manifest's accounts: learned
/// while the token is verified, so that the accounts need not be asked for (the API would refuse).
using TokenOwners = std::map<std::string, AccountName>;

// One file each; the permission that is needed is named there.
[[nodiscard]] InquiryPointer inquire_token(const Question& question, const AccountToken& token,
                                           TokenOwners& owners);
[[nodiscard]] InquiryPointer inquire_accounts(const Question& question, const AccountToken& token,
                                              const TokenOwners& owners);
[[nodiscard]] InquiryPointer inquire_zones(const Question& question, const AccountToken& token);
[[nodiscard]] InquiryPointer inquire_resources(const Question& question, const AccountToken& token);
[[nodiscard]] InquiryPointer inquire_workers(const Question& question, const AccountToken& token);
[[nodiscard]] InquiryPointer inquire_secrets(const Question& question, const AccountToken& token);
[[nodiscard]] InquiryPointer inquire_settings(const Question& question, const AccountToken& token);
[[nodiscard]] InquiryPointer inquire_uploads(const Question& question, const AccountToken& token);
[[nodiscard]] InquiryPointer inquire_versions(const Question& question, const AccountToken& token);

/// What a question's errand is called in messages.
[[nodiscard]] Errand errand_of(const Question& question, const std::string& variable);

/// All zones on one path, of one account or (empty id) of all that the token sees.
[[nodiscard]] std::string zones_path(const std::string& account_id);
inline constexpr std::size_t kZonesPerPage = 50;  ///< the most the API gives

/// `{"account":{"id":…,"name":…}}` of a zone.
[[nodiscard]] AccountName account_of_zone(const Json& zone);

}  // namespace cfplan
