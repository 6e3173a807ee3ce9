#pragma once

#include <memory>

#include "cfplan/ports/account_reader.hpp"
#include "providers/cloudflare/inquiry.hpp"

namespace cfplan {

/// Asks the Cloudflare API, all questions of one call at once, and what follows from an answer
/// without waiting for the others.
class CloudflareReader : public AccountReader {
 public:
  explicit CloudflareReader(std::shared_ptr<ApiClient> client);
  [[nodiscard]] std::vector<Reply> ask(const std::vector<Question>& questions) override;
  void explore(std::vector<Question> questions, const FollowReply& follow) override;
  [[nodiscard]] std::string source() const override;

 private:
  [[nodiscard]] InquiryPointer inquire(const Question& question);

  std::shared_ptr<ApiClient> client_;
  TokenOwners owners_;
};

}  // namespace cfplan
