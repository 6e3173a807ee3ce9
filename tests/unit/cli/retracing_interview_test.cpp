#include "cli/prompts/retracing_interview.hpp"

#include <gtest/gtest.h>

#include <deque>

namespace cfplan {
namespace {

/// A person who answers from a script, and remembers what was asked: `<` goes back.
class ScriptedPerson : public Interview {
 public:
  std::deque<std::string> script;
  std::vector<std::string> heard;

  Result<std::size_t> choose(const ChoiceField& field) override {
    hear(field.label, field.choices[field.first].name, field.way_back);
    const std::string answer = next();
    if (answer == "<") return fail(left_without_answer(NoAnswer::WentBack));
    return static_cast<std::size_t>(std::stoul(answer));
  }
  Result<std::vector<std::size_t>> check(const ChecksField& field) override {
    hear(field.label, std::to_string(field.checked.size()), field.way_back);
    const std::string answer = next();
    if (answer == "<") return fail(left_without_answer(NoAnswer::WentBack));
    return std::vector<std::size_t>{static_cast<std::size_t>(std::stoul(answer))};
  }
  Result<std::string> enter(const TextField& field) override {
    hear(field.label, field.initial, field.way_back);
    std::string answer = next();
    if (answer == "<") return fail(left_without_answer(NoAnswer::WentBack));
    if (answer == "end") return fail(left_without_answer(NoAnswer::InputEnded));
    return answer;
  }
  Result<Sensitive> enter_secret(const SecretField& field) override {
    hear(field.label, "", field.way_back);
    return Sensitive(next());
  }
  Result<YesNo> confirm(const YesNoField& field) override {
    hear(field.label, field.usual == YesNo::Yes ? "yes" : "no", field.way_back);
    const std::string answer = next();
    if (answer == "<") return fail(left_without_answer(NoAnswer::WentBack));
    return answer == "yes" ? YesNo::Yes : YesNo::No;
  }
  void say(std::string_view text) override { heard.emplace_back(text); }

 private:
  void hear(const std::string& label, const std::string& offered, WayBack way_back) {
    heard.push_back(label + " [" + offered + "]" + (way_back == WayBack::Open ? " <" : ""));
  }
  std::string next() {
    std::string answer = script.front();
    script.pop_front();
    return answer;
  }
};

/// Asks for a name, lines until an empty one, a colour, and whether that is all.
Result<std::string> ask_all(Interview& interview) {
  interview.say("Welcome");
  const auto name = interview.enter({.label = "Name"});
  if (!name) return fail(name.error());
  std::string text = *name;
  interview.say("Hello " + *name);
  while (true) {
    const auto line = interview.enter({.label = "Line"});
    if (!line) return fail(line.error());
    if (line->empty()) break;
    text += "," + *line;
  }
  const auto colour = interview.choose({.label = "Colour", .choices = {{"red", ""}, {"blue", ""}}});
  if (!colour) return fail(colour.error());
  text += *colour == 0 ? ",red" : ",blue";
  const auto all = interview.confirm({.label = "All?"});
  if (!all) return fail(all.error());
  return text + (*all == YesNo::Yes ? ",yes" : ",no");
}

Result<std::string> ask_with_ways_back(ScriptedPerson& person) {
  RetracingInterview interview(person);
  while (true) {
    auto answered = ask_all(interview);
    if (answered || !interview.retrace(answered.error())) return answered;
  }
}

using Heard = std::vector<std::string>;

constexpr const char* kBack = "Going back.\n";

TEST(RetracingInterview, HasNoWayBackFromTheFirstQuestion) {
  ScriptedPerson person;
  person.script = {"acme", "", "1", "yes"};
  EXPECT_EQ(ask_with_ways_back(person).value(), "acme,blue,yes");
  EXPECT_EQ(person.heard, (Heard{"Welcome", "Name []", "Hello acme", "Line [] <", "Colour [red] <",
                                 "All? [no] <"}));
}

TEST(RetracingInterview, AsksTheQuestionBeforeAgainWithItsAnswer) {
  ScriptedPerson person;
  person.script = {"acme", "", "1", "<", "0", "yes"};
  EXPECT_EQ(ask_with_ways_back(person).value(), "acme,red,yes");
  EXPECT_EQ(person.heard, (Heard{"Welcome", "Name []", "Hello acme", "Line [] <", "Colour [red] <",
                                 "All? [no] <", kBack, "Colour [blue] <", "All? [no] <"}));
}

TEST(RetracingInterview, OffersEachLineOfAListWhereItWas) {
  ScriptedPerson person;
  person.script = {"acme", "a", "b", "", "<", "<", "<", "A", "b", "", "0", "no"};
  EXPECT_EQ(ask_with_ways_back(person).value(), "acme,A,b,red,no");
  EXPECT_EQ(person.heard,
            (Heard{"Welcome", "Name []", "Hello acme", "Line [] <", "Line [] <", "Line [] <",
                   "Colour [red] <", kBack, "Line [] <", kBack, "Line [b] <", kBack, "Line [a] <",
                   "Line [b] <", "Line [] <", "Colour [red] <", "All? [no] <"}));
}

TEST(RetracingInterview, GoesBackToTheVeryFirst) {
  ScriptedPerson person;
  person.script = {"acme", "<", "globex", "", "0", "no"};
  EXPECT_EQ(ask_with_ways_back(person).value(), "globex,red,no");
  EXPECT_EQ(person.heard,
            (Heard{"Welcome", "Name []", "Hello acme", "Line [] <", kBack, "Name [acme]",
                   "Hello globex", "Line [] <", "Colour [red] <", "All? [no] <"}));
}

TEST(RetracingInterview, EndsWhereThePersonLeaves) {
  ScriptedPerson person;
  person.script = {"acme", "end"};
  const auto answered = ask_with_ways_back(person);
  ASSERT_FALSE(answered.has_value());
  EXPECT_FALSE(went_back(answered.error()));
  EXPECT_EQ(answered.error().diagnostics.front().code, "CFP9032");
}

}  // namespace
}  // namespace cfplan
