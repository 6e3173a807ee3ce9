#include <iterator>

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

// One search by name each: an account may have thousands of zones.
class NamedZonesInquiry : public Inquiry {
 public:
  NamedZonesInquiry(const Errand& errand, const Question& question) {
    const char joint = question.account_id.empty() ? '?' : '&';
    for (const std::string& name : question.zone_names) {
      const std::string path =
          zones_path(question.account_id) + joint + "name=" + url_encoded(name);
      searches_.emplace_back(errand, PagedList(path, kZonesPerPage), read_zone);
    }
  }

  [[nodiscard]] std::vector<std::string> wanted() const override {
    std::vector<std::string> all;
    for (const auto& search : searches_) {
      const std::vector<std::string> paths = search.wanted();
      all.insert(all.end(), paths.begin(), paths.end());
    }
    return all;
  }

  void take(std::vector<ApiAnswer> answers) override {
    auto next = std::make_move_iterator(answers.begin());
    for (auto& search : searches_) {
      const auto end = next + static_cast<std::ptrdiff_t>(search.wanted().size());
      search.take(std::vector<ApiAnswer>(next, end));
      next = end;
    }
  }

  [[nodiscard]] Reply reply() const override {
    std::vector<Zone> zones;
    for (const auto& search : searches_) {
      auto found = std::get<Answer<std::vector<Zone>>>(search.reply());
      if (found.is_unknown()) return found;
      zones.insert(zones.end(), found.value().begin(), found.value().end());
    }
    return Answer<std::vector<Zone>>(sorted_once(std::move(zones)));
  }

 private:
  std::vector<ListInquiry<Zone>> searches_;
};

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
  if (!question.zone_names.empty()) {
    return std::make_unique<NamedZonesInquiry>(errand_of(question, token.variable), question);
  }
  return std::make_unique<ListInquiry<Zone>>(
      errand_of(question, token.variable),
      PagedList(zones_path(question.account_id), kZonesPerPage), read_zone);
}

}  // namespace cfplan
