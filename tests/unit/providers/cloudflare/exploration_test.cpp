#include "providers/cloudflare/exploration.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

using Names = std::vector<std::string>;

/// Wants its paths one after the other; replies with how many answers came.
class Steps : public Inquiry {
 public:
  explicit Steps(std::vector<Names> steps) : steps_(std::move(steps)) {}

  [[nodiscard]] Names wanted() const override {
    return done_ < steps_.size() ? steps_[done_] : Names{};
  }
  void take(std::vector<ApiAnswer> answers) override {
    for (const ApiAnswer& answer : answers) got_.push_back(answer->result.get<std::string>());
    ++done_;
  }
  [[nodiscard]] Reply reply() const override { return Answer<Names>(got_); }

 private:
  std::vector<Names> steps_;
  std::size_t done_ = 0;
  Names got_;
};

Question about(Topic topic, const std::string& worker = "") {
  return {topic, "main", "acc", worker};
}

ApiAnswer answer(const std::string& text) { return ApiSuccess{Json(text), Json()}; }

/// A world of steps by question, and the replies in the order in which they came.
class ExplorationOfSteps : public testing::Test {
 protected:
  Names begin(std::vector<Question> questions) {
    return paths(exploration.begin(std::move(questions)));
  }
  Names take(std::size_t number, const std::string& text) {
    return paths(exploration.take(number, answer(text)));
  }

  std::map<Question, std::vector<Names>> steps;
  std::map<Question, std::vector<Question>> opened;
  std::vector<std::pair<Question, Names>> replies;

 private:
  static Names paths(const std::vector<ApiRequest>& requests) {
    Names paths;
    for (const ApiRequest& request : requests) {
      EXPECT_EQ(request.account, "main");
      paths.push_back(request.path);
    }
    return paths;
  }

  FollowReply follow = [this](const Question& question, Reply reply) {
    replies.emplace_back(question, std::get<Answer<Names>>(reply).value());
    return opened[question];
  };
  Exploration exploration{
      [this](const Question& question) { return std::make_unique<Steps>(steps[question]); },
      follow};
};

TEST_F(ExplorationOfSteps, GoesOnWithAQuestionWhileOthersAreOpen) {
  steps[about(Topic::Databases)] = {{"/slow"}};
  steps[about(Topic::Zones)] = {{"/zones/1"}, {"/zones/2", "/zones/3"}};
  EXPECT_EQ(begin({about(Topic::Databases), about(Topic::Zones)}), (Names{"/slow", "/zones/1"}));
  EXPECT_EQ(take(1, "first"), (Names{"/zones/2", "/zones/3"}));
  // The answers are put in the order of the requests.
  EXPECT_EQ(take(3, "third"), Names{});
  EXPECT_EQ(take(2, "second"), Names{});
  ASSERT_EQ(replies.size(), 1U);
  EXPECT_EQ(replies[0], std::pair(about(Topic::Zones), (Names{"first", "second", "third"})));
}

TEST_F(ExplorationOfSteps, BeginsWhatAReplyOpensAtOnce) {
  steps[about(Topic::Databases)] = {{"/slow"}};
  steps[about(Topic::Workers)] = {{"/workers"}};
  steps[about(Topic::Secrets, "shop")] = {{"/secrets"}};
  opened[about(Topic::Workers)] = {about(Topic::Secrets, "shop"), about(Topic::Secrets, "known")};
  (void)begin({about(Topic::Databases), about(Topic::Workers)});
  EXPECT_EQ(take(1, "shop"), Names{"/secrets"});
  // What needs no request has its reply already.
  ASSERT_EQ(replies.size(), 2U);
  EXPECT_EQ(replies[1], std::pair(about(Topic::Secrets, "known"), Names{}));
  EXPECT_EQ(take(2, "KEY"), Names{});
  EXPECT_EQ(replies[2], std::pair(about(Topic::Secrets, "shop"), Names{"KEY"}));
}

TEST_F(ExplorationOfSteps, AsksForTheAccountsOnceTheTokenIsVerified) {
  steps[about(Topic::Accounts)] = {{"/accounts"}};
  steps[about(Topic::Token)] = {{"/verify"}};
  EXPECT_EQ(begin({about(Topic::Accounts), about(Topic::Token)}), Names{"/verify"});
  EXPECT_EQ(take(0, "active"), Names{"/accounts"});
  EXPECT_EQ(take(1, "one"), Names{});
  EXPECT_EQ(replies.size(), 2U);
}

}  // namespace
}  // namespace cfplan
