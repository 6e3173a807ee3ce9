#include "providers/cloudflare/exploration.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace cfplan {

struct Exploration::Running {
  Question question;
  InquiryPointer inquiry;
  std::vector<std::optional<ApiAnswer>> answers;  // to what it wants now
  std::size_t missing = 0;
};

std::vector<ApiRequest> Exploration::begin(std::vector<Question> questions) {
  std::vector<ApiRequest> requests;
  while (!questions.empty()) {
    // The accounts go last: verifying a token may tell them.
    std::stable_partition(questions.begin(), questions.end(), [](const Question& question) {
      return question.topic != Topic::Accounts;
    });
    std::vector<Question> following;
    for (Question& question : questions) {
      if (question.topic == Topic::Accounts && tokens_.contains(question.account)) {
        postponed_.push_back(std::move(question));
        continue;
      }
      if (question.topic == Topic::Token) tokens_.insert(question.account);
      InquiryPointer inquiry = inquire_(question);
      go_on(std::make_shared<Running>(Running{std::move(question), std::move(inquiry), {}, 0}),
            requests, following);
    }
    questions = std::move(following);
  }
  return requests;
}

std::vector<ApiRequest> Exploration::take(std::size_t number, ApiAnswer answer) {
  const Slot slot = std::exchange(slots_[number], {});
  Running& running = *slot.running;
  running.answers[slot.place] = std::move(answer);
  if (--running.missing > 0) return {};
  std::vector<ApiAnswer> answers;
  for (std::optional<ApiAnswer>& one : running.answers) answers.push_back(*std::move(one));
  running.inquiry->take(std::move(answers));
  std::vector<ApiRequest> requests;
  std::vector<Question> questions;
  go_on(slot.running, requests, questions);
  std::vector<ApiRequest> more = begin(std::move(questions));
  std::move(more.begin(), more.end(), std::back_inserter(requests));
  return requests;
}

void Exploration::go_on(const std::shared_ptr<Running>& running, std::vector<ApiRequest>& requests,
                        std::vector<Question>& questions) {
  const std::vector<std::string> paths = running->inquiry->wanted();
  if (paths.empty()) return conclude(*running, questions);
  running->answers.assign(paths.size(), std::nullopt);
  running->missing = paths.size();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    ApiRequest request;
    request.account = running->question.account;
    request.path = paths[i];
    requests.push_back(std::move(request));
    slots_.push_back({running, i});
  }
}

void Exploration::conclude(const Running& running, std::vector<Question>& questions) {
  const Question& question = running.question;
  if (question.topic == Topic::Token) {
    tokens_.erase(tokens_.find(question.account));
    const auto ready = std::stable_partition(
        postponed_.begin(), postponed_.end(),
        [&](const Question& other) { return tokens_.contains(other.account); });
    questions.insert(questions.end(), ready, postponed_.end());
    postponed_.erase(ready, postponed_.end());
  }
  for (Question& next : follow_(question, running.inquiry->reply())) {
    questions.push_back(std::move(next));
  }
}

}  // namespace cfplan
