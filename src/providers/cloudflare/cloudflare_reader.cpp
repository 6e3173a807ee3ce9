#include "providers/cloudflare/cloudflare_reader.hpp"

#include <iterator>
#include <utility>

#include "cfplan/base/check.hpp"
#include "providers/account_diagnostics.hpp"

namespace cfplan {
namespace {

// What one inquiry asked of a batch.
struct Share {
  Inquiry* inquiry;
  std::size_t count;
};

// Goes round until every inquiry has its reply.
void carry_out(ApiClient& client, const std::vector<Question>& questions,
               const std::vector<InquiryPointer>& inquiries) {
  for (;;) {
    std::vector<ApiRequest> batch;
    std::vector<Share> shares;
    for (std::size_t i = 0; i < inquiries.size(); ++i) {
      if (inquiries[i] == nullptr) continue;
      const std::vector<std::string> paths = inquiries[i]->wanted();
      for (const std::string& path : paths) {
        ApiRequest request;
        request.account = questions[i].account;
        request.path = path;
        batch.push_back(std::move(request));
      }
      if (!paths.empty()) shares.push_back({inquiries[i].get(), paths.size()});
    }
    if (batch.empty()) return;
    std::vector<ApiAnswer> answers = client.send(batch);
    auto next = std::make_move_iterator(answers.begin());
    for (const Share& share : shares) {
      const auto end = next + static_cast<std::ptrdiff_t>(share.count);
      share.inquiry->take(std::vector<ApiAnswer>(next, end));
      next = end;
    }
  }
}

}  // namespace

CloudflareReader::CloudflareReader(std::shared_ptr<ApiClient> client)
    : client_(std::move(client)) {}

std::string CloudflareReader::source() const { return "Cloudflare API"; }

std::vector<Reply> CloudflareReader::ask(const std::vector<Question>& questions) {
  std::vector<Reply> replies(questions.size(), Answer<Token>(Absent{}));
  // The accounts go last: verifying a token may tell them.
  std::vector<std::size_t> first;
  std::vector<std::size_t> accounts;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    (questions[i].topic == Topic::Accounts ? accounts : first).push_back(i);
  }
  ask_some(questions, first, replies);
  ask_some(questions, accounts, replies);
  return replies;
}

void CloudflareReader::ask_some(const std::vector<Question>& questions,
                                const std::vector<std::size_t>& indices,
                                std::vector<Reply>& replies) {
  std::vector<InquiryPointer> inquiries(questions.size());
  for (const std::size_t i : indices) inquiries[i] = inquire(questions[i]);
  carry_out(*client_, questions, inquiries);
  for (const std::size_t i : indices) {
    const Question& question = questions[i];
    replies[i] = inquiries[i] != nullptr
                     ? inquiries[i]->reply()
                     : could_not_tell(
                           question.topic,
                           missing_token(errand_of(question, client_->variable(question.account))));
  }
}

InquiryPointer CloudflareReader::inquire(const Question& question) {
  const AccountToken* token = client_->token(question.account);
  if (token == nullptr) return nullptr;
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
