#pragma once

#include <memory>

#include "cfplan/ports/account_reader.hpp"
#include "providers/cloudflare/inquiry.hpp"

namespace cfplan {

/// Asks the Cloudflare API, all questions of one call at once.
class CloudflareReader : public AccountReader {
 public:
  explicit CloudflareReader(std::shared_ptr<ApiClient> client);
  [[nodiscard]] std::vector<Reply> ask(const std::vector<Question>& questions) override;
  [[nodiscard]] std::string source() const override;

 private:
  [[nodiscard]] InquiryPointer inquire(const Question& question);
  /// Asks the questions with these indices and puts the replies in their places.
  void ask_some(const std::vector<Question>& questions, const std::vector<std::size_t>& indices,
                std::vector<Reply>& replies);

  std::shared_ptr<ApiClient> client_;
  TokenOwners owners_;
};

}  // namespace cfplan
