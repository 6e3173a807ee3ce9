#include "cli/flows/form_options.hpp"

#include <gtest/gtest.h>

namespace cfplan {
namespace {

Options options_with(AnswerOptions answers) {
  Options options;
  options.answers = std::move(answers);
  return options;
}

std::string option_complaint(const AnswerOptions& answers) {
  const auto form = read_form(options_with(answers));
  if (form) return "";
  const Diagnostic& why = form.error().diagnostics.front();
  return why.message + "; " + why.hint;
}

TEST(FormOptions, ReadEveryAnswer) {
  const auto form = read_form(options_with({.domain = "Shop.Acme.com",
                                            .create_database = "db",
                                            .routes = {"${domain}/*"},
                                            .vars = {"A=1", "B=x=y", "A=2"},
                                            .env = {"URL="},
                                            .secrets = {"T=from_env:V", "K=generate:32"}}));
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->domain, "shop.acme.com");
  EXPECT_EQ(form->database_wish, DatabaseWish::Create);
  EXPECT_EQ(form->database, "db");
  EXPECT_EQ(one_line_text(form->vars), R"({"B": "x=y", "A": "2"})");
  EXPECT_EQ(one_line_text(form->env), R"({"URL": ""})");
  EXPECT_EQ(one_line_text(form->secrets), R"({"T": {"from_env": "V"}, "K": {"generate": 32}})");
}

TEST(FormOptions, TakeTheNameOfASecretToRotate) {
  Options options;
  options.rotate = {"acme/production/KEY", "TOKEN"};
  const auto form = read_form(options);
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->rotate, (std::vector<std::string>{"KEY", "TOKEN"}));
}

TEST(FormOptions, SayWhatIsWrongAndNeverQuoteAValue) {
  EXPECT_EQ(option_complaint({.vars = {"LOG_LEVEL"}}),
            "--var needs a name and a value; it is like --var LOG_LEVEL=info, or "
            "--var LIMIT:=5 for JSON");
  EXPECT_EQ(option_complaint({.secrets = {"KEY=0123456789abcdef"}}),
            "--secret KEY names no source; it is like --secret KEY=from_env:VAR, from_file:PATH or "
            "generate:32; the value itself is never given here");
  EXPECT_EQ(option_complaint({.secrets = {"0123456789abcdef"}}),
            "--secret needs a name and a source; it is like --secret SESSION_KEY=from_env:VAR");
  EXPECT_EQ(option_complaint({.database = "a", .no_database = true}),
            "--database, --create-database and --no-database exclude each other; give one of them");
}

TEST(FormOptions, ReadWhatIsToBeRemoved) {
  const auto form = read_form(options_with({.vars = {"B=1"},
                                            .remove_vars = {"A"},
                                            .remove_routes = {"a.com/*"},
                                            .remove_databases = {"DB"},
                                            .ownership = "exact"}));
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->removals, (std::vector<Removal>{{Removable::Var, "A"},
                                                  {Removable::Route, "a.com/*"},
                                                  {Removable::BoundDatabase, "DB"}}));
  EXPECT_EQ(form->ownership, "exact");
  EXPECT_TRUE(form->changes_manifest());
}

TEST(FormOptions, RefuseToSetAndRemoveAtOnce) {
  EXPECT_EQ(option_complaint({.env = {"A=1"}, .remove_env = {"A"}}),
            "the line A of the env file cannot be removed and given at once; give one of the two "
            "options");
  EXPECT_EQ(option_complaint({.database = "a", .remove_databases = {"b"}}),
            "the database b cannot be removed and given at once; give one of the two options");
}

TEST(FormOptions, TakeNamesAndNoGlobs) {
  EXPECT_EQ(*read_names("customer", {"acme", "acme"}), std::vector<std::string>{"acme"});
  const auto refused = read_names("customer", {"ac*"});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().diagnostics.front().message, "--customer cannot be \"ac*\" here");
}

}  // namespace
}  // namespace cfplan
