#include "providers/cloudflare/cloudflare_reader.hpp"

#include <map>
#include <utility>

#include "cfplan/base/check.hpp"
#include "providers/account_diagnostics.hpp"
#include "providers/cloudflare/exploration.hpp"

namespace cfplan {
namespace {

class KnownReply : public Inquiry {
 public:
  explicit KnownReply(Reply reply) : reply_(std::move(reply)) {}
  [[nodiscard]] std::vector<std::string> wanted() const override { return {}; }
  void take(std::vector<ApiAnswer>) override {}
  [[nodiscard]] Reply reply() const override { return reply_; }

 private:
  Reply reply_;
};

}  // namespace

CloudflareReader::CloudflareReader(std::shared_ptr<ApiClient> client)
    : client_(std::move(client)) {}

std::string CloudflareReader::source() const { return "Cloudflare API"; }

std::vector<Reply> CloudflareReader::ask(const std::vector<Question>& questions) {
  std::map<Question, Reply> found;
  explore(questions, [&](const Question& question, Reply reply) {
    found.insert_or_assign(question, std::move(reply));
    return std::vector<Question>{};
  });
  std::vector<Reply> replies;
  replies.reserve(questions.size());
  for (const Question& question : questions) replies.push_back(found.at(question));
  return replies;
}

void CloudflareReader::explore(std::vector<Question> questions, const FollowReply& follow) {
  Exploration exploration([this](const Question& question) { return inquire(question); }, follow);
  std::vector<ApiRequest> requests = exploration.begin(std::move(questions));
  client_->send(std::move(requests), [&](std::size_t number, ApiAnswer answer) {
    return exploration.take(number, std::move(answer));
  });
}

InquiryPointer CloudflareReader::inquire(const Question& question) {
  const AccountToken* token = client_->token(question.account);
  if (token == nullptr) {
    const Errand errand = errand_of(question, client_->variable(question.account));
    return std::make_unique<KnownReply>(could_not_tell(
        question.topic, client_->has_no_word_for_token(question.account) ? broken_token(errand)
                                                                         : missing_token(errand)));
  }
  switch (question.topic) {
    case Topic::Token: return inquire_token(question, *token, owners_);
    case Topic::Accounts: return inquire_accounts(question, *token, owners_);
    case Topic::Zones: return inquire_zones(question, *token);
    case Topic::Workers: return inquire_workers(question, *token);
    case Topic::Secrets: return inquire_secrets(question, *token);
    case Topic::Settings: return inquire_settings(question, *token);
    case Topic::Databases:
    case Topic::KvNamespaces:
    case Topic::R2Buckets:
    case Topic::Queues:
    case Topic::Hyperdrives:
    case Topic::VectorizeIndexes: return inquire_resources(question, *token);
    case Topic::Uploads: return inquire_uploads(question, *token);
    case Topic::Versions: return inquire_versions(question, *token);
  }
  check(false, "a topic is one of the enumeration");
  return nullptr;
}

}  // namespace cfplan
