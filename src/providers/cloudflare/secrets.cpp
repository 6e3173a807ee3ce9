#include "providers/cloudflare/list_inquiry.hpp"
#include "providers/cloudflare/workers.hpp"

namespace cfplan {
namespace {

std::optional<std::string> read_secret(const Json& json) {
  std::string name = string_member(json, "name");
  if (name.empty()) return std::nullopt;
  return name;
}

class SecretsInquiry : public ListInquiry<std::string> {
 public:
  using ListInquiry::ListInquiry;
  [[nodiscard]] Reply reply() const override {
    if (!pages().items() && is_missing_worker(pages().items().error())) {
      return Answer<std::vector<std::string>>(Absent{});
    }
    return answer();
  }
};

}  // namespace

InquiryPointer inquire_secrets(const Question& question, const AccountToken& token) {
  const std::string path =
      script_path({question.account, question.account_id, question.worker}) + "/secrets";
  return std::make_unique<SecretsInquiry>(errand_of(question, token.variable), PagedList(path, 0),
                                          read_secret);
}

}  // namespace cfplan
