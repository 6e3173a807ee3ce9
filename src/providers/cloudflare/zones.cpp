#include "cfplan/base/text.hpp"
#include "providers/cloudflare/list_inquiry.hpp"

namespace cfplan {
namespace {

std::optional<Zone> read_zone(const Json& json) {
  const AccountName account = account_of_zone(json);
  Zone zone{string_member(json, "id"), lower_ascii(string_member(json, "name")), account.id,
            account.name, string_member(json, "status")};
  if (zone.id.empty() || zone.name.empty()) return std::nullopt;
  return zone;
}

}  // namespace

AccountName account_of_zone(const Json& zone) {
  const Json* account = member(zone, "account");
  if (account == nullptr) return {};
  return {string_member(*account, "id"), string_member(*account, "name")};
}

std::string zones_path(const std::string& account_id) {
  return account_id.empty() ? "/zones" : "/zones?account.id=" + url_encoded(account_id);
}

InquiryPointer inquire_zones(const Question& question, const AccountToken& token) {
  return std::make_unique<ListInquiry<Zone>>(
      errand_of(question, token.variable),
      PagedList(zones_path(question.account_id), kZonesPerPage), read_zone);
}

}  // namespace cfplan
