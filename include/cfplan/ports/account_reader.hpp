#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cfplan/model/account.hpp"

namespace cfplan {

/// Told each reply once, in the order in which they come; returns what is to be asked because of
/// it.
using FollowReply = std::function<std::vector<Question>(const Question& question, Reply reply)>;

/// Answers questions about accounts; sends nothing but GET. Every question gets exactly one reply,
/// in any order of execution; a failure is a CouldNotTell reply, never an empty list. Lists come
/// sorted by name.
class AccountReader {
 public:
  virtual ~AccountReader() = default;
  /// Same length and order as `questions`. Implementations may work on them concurrently.
  [[nodiscard]] virtual std::vector<Reply> ask(const std::vector<Question>& questions) = 0;
  /// Asks the questions and whatever follows from their replies. Implementations may work on what
  /// follows while earlier questions are still open.
  virtual void explore(std::vector<Question> questions, const FollowReply& follow) {
    while (!questions.empty()) {
      std::vector<Reply> replies = ask(questions);
      std::vector<Question> next;
      for (std::size_t i = 0; i < questions.size(); ++i) {
        for (Question& question : follow(questions[i], std::move(replies[i]))) {
          next.push_back(std::move(question));
        }
      }
      questions = std::move(next);
    }
  }
  /// For Account::source.
  [[nodiscard]] virtual std::string source() const = 0;
  /// For Account::limits: what its answers cannot vouch for.
  [[nodiscard]] virtual std::vector<std::string> limits() const { return {}; }
  /// When its answers were true, in RFC 3339; empty: they are true now.
  [[nodiscard]] virtual std::string taken_at() const { return {}; }
};

}  // namespace cfplan
