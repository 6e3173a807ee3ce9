#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/ports/account_reader.hpp"
#include "providers/cloudflare/api_request.hpp"
#include "providers/cloudflare/inquiry.hpp"

namespace cfplan {

/// Questions on their way to their replies, each going on as soon as its own answers have come.
class Exploration {
 public:
  using Inquire = std::function<InquiryPointer(const Question&)>;

  /// `follow` must outlive it.
  Exploration(Inquire inquire, const FollowReply& follow)
      : inquire_(std::move(inquire)), follow_(follow) {}

  /// What is to be sent for the questions. Replies that need no request are given at once.
  [[nodiscard]] std::vector<ApiRequest> begin(std::vector<Question> questions);
  /// What is to be sent after the answer to a request, counted from 0 in the order in which both
  /// functions gave them.
  [[nodiscard]] std::vector<ApiRequest> take(std::size_t number, ApiAnswer answer);

 private:
  struct Running;
  struct Slot {
    std::shared_ptr<Running> running;
    std::size_t place;
  };

  // Sends what the inquiry wants, or gives its reply: what follows is added to `questions`.
  void go_on(const std::shared_ptr<Running>& running, std::vector<ApiRequest>& requests,
             std::vector<Question>& questions);
  void conclude(const Running& running, std::vector<Question>& questions);

  Inquire inquire_;
  const FollowReply& follow_;
  std::vector<Slot> slots_;            // by number of the request
  std::multiset<std::string> tokens_;  // accounts whose tokens are being verified
  std::vector<Question> postponed_;
};

}  // namespace cfplan
