#include "cfplan/providers/wrangler/wrangler_writer.hpp"

#include <gtest/gtest.h>

#include "fakes/one_process.hpp"

namespace cfplan {
namespace {

using tests::OneProcess;
using Secrets = std::map<std::string, std::optional<Sensitive>>;

const WorkerAddress kWorker{"main", "0506015145cda87c34f9ab8e9675a8a9", "shop-prod"};

/// The writer that the others go to.
class OtherWriter : public AccountWriter {
 public:
  std::vector<std::string> log;
  [[nodiscard]] Result<Resource> create_resource(BindingKind, const std::string&,
                                                 const std::string&,
                                                 const std::string& name) override {
    log.push_back("database " + name);
    return Database{"id", name};
  }
  [[nodiscard]] Result<void> create_worker(const WorkerAddress& worker) override {
    log.push_back("worker " + worker.worker);
    return {};
  }
  [[nodiscard]] Result<void> change_secrets(const WorkerAddress&, const Secrets&) override {
    log.emplace_back("secrets");
    return {};
  }
};

class Wrangler : public ::testing::Test {
 protected:
  WranglerWriter writer() {
    AccountTokens tokens;
    tokens["main"] = {Sensitive("canary-token"), "MAIN_CLOUDFLARE_API_TOKEN", ""};
    return {other_,
            processes_,
            {"/p/node_modules/.bin/wrangler", "/p", {{"PATH", Sensitive("/bin")}}},
            {{{kWorker.account_id, kWorker.worker}, {"apps/wrangler.toml", "production"}}},
            std::move(tokens)};
  }

  /// What is said of a failure, the value being `value`.
  Diagnostic failure(const std::string& value = "canary-value") {
    Secrets secrets;
    secrets.emplace("KEY", Sensitive(value));
    const auto done = writer().change_secrets(kWorker, secrets);
    EXPECT_FALSE(done.has_value());
    return done ? Diagnostic{} : done.error().diagnostics.front();
  }

  OtherWriter other_;
  OneProcess processes_;
};

TEST_F(Wrangler, GetsTheValuesOnItsStandardInputAndNowhereElse) {
  Secrets secrets;
  secrets.emplace("KEY", Sensitive("canary-value"));
  secrets.emplace("OLD", std::nullopt);
  ASSERT_TRUE(writer().change_secrets(kWorker, secrets));
  ASSERT_EQ(processes_.requests.size(), 1U);
  const ProcessRequest& request = processes_.requests.front();
  EXPECT_EQ(request.argv,
            (std::vector<std::string>{"/p/node_modules/.bin/wrangler", "secret", "bulk", "--env",
                                      "production", "--config", "apps/wrangler.toml"}));
  EXPECT_EQ(request.folder, "/p");
  EXPECT_EQ(request.input.reveal(), R"({"KEY":"canary-value","OLD":null})");
  for (const auto& [name, value] : request.environment) {
    EXPECT_EQ(value.reveal().find("canary-value"), std::string::npos) << name;
  }
  EXPECT_TRUE(other_.log.empty());
}

TEST_F(Wrangler, IsToldTheTokenAndTheAccountInItsEnvironment) {
  ASSERT_TRUE(writer().change_secrets(kWorker, {}));
  std::map<std::string, std::string> environment;
  for (const auto& [name, value] : processes_.requests.front().environment) {
    environment[name] = value.reveal();
  }
  EXPECT_EQ(environment,
            (std::map<std::string, std::string>{{"CI", "true"},
                                                {"CLOUDFLARE_ACCOUNT_ID", kWorker.account_id},
                                                {"CLOUDFLARE_API_TOKEN", "canary-token"},
                                                {"NO_COLOR", "1"},
                                                {"PATH", "/bin"},
                                                {"WRANGLER_LOG_SANITIZE", "true"},
                                                {"WRANGLER_SEND_METRICS", "false"}}));
}

TEST_F(Wrangler, IsNotAskedForAnythingElse) {
  ASSERT_TRUE(writer().create_resource(BindingKind::Database, "main", "id", "db"));
  ASSERT_TRUE(writer().create_worker(kWorker));
  EXPECT_EQ(other_.log, (std::vector<std::string>{"database db", "worker shop-prod"}));
  EXPECT_TRUE(processes_.requests.empty());
}

TEST_F(Wrangler, ThatNamesACodeOfTheApiIsUnderstood) {
  processes_.outcome.status = 1;
  processes_.outcome.errors =
      "\x1b[31m\xE2\x9C\x98 \x1b[41;31m[\x1b[41;97mERROR\x1b[41;31m]\x1b[0m \x1b[1mA request to "
      "the Cloudflare API failed.\x1b[0m\n\n  Authentication error [code: 10000]\n";
  const Diagnostic why = failure();
  EXPECT_EQ(why.code, "CFP4004");
  EXPECT_EQ(why.message,
            "could not set the secrets of worker \"shop-prod\": the token in "
            "MAIN_CLOUDFLARE_API_TOKEN is not allowed to (code 10000)");
  EXPECT_EQ(why.resource, "worker shop-prod");
}

TEST_F(Wrangler, IsQuotedOnOneLineWithoutColors) {
  processes_.outcome.status = 1;
  processes_.outcome.errors =
      "\x1b[31m\xE2\x9C\x98 \x1b[41;31m[\x1b[41;97mERROR\x1b[41;31m]\x1b[0m \x1b[1mProcessing "
      "wrangler.toml configuration:\x1b[0m\n\n    - No environment found in configuration with "
      "name \"nope\".\n\n\xF0\x9F\xAA\xB5  Logs were written to \"/home\"\n";
  const Diagnostic why = failure();
  EXPECT_EQ(why.code, "CFP6211");
  EXPECT_EQ(why.message,
            "could not set the secrets of worker \"shop-prod\": wrangler ended with status 1 "
            "(Processing wrangler.toml configuration: - No environment found in configuration "
            "with name \"nope\".)");
  EXPECT_EQ(why.hint,
            "run wrangler secret list for this Worker by hand: it needs the same configuration "
            "and the same token");
}

TEST_F(Wrangler, IsQuotedWithoutAnyPartOfAValue) {
  processes_.outcome.status = 1;
  processes_.outcome.errors = "[ERROR] bad: canary-value, canary-va and line-two\n";
  EXPECT_EQ(failure("canary-va").message,
            "could not set the secrets of worker \"shop-prod\": wrangler ended with status 1 (bad: "
            "****lue, **** and line-two)");
  EXPECT_EQ(failure("canary-value\r\nline-two\n").message,
            "could not set the secrets of worker \"shop-prod\": wrangler ended with status 1 (bad: "
            "****, canary-va and ****)");
  EXPECT_EQ(failure("va").message,
            "could not set the secrets of worker \"shop-prod\": wrangler ended with status 1");
}

TEST_F(Wrangler, ThatDoesNotEndByItselfIsAFailure) {
  const auto how = [&](ProcessEnding ending) {
    processes_.outcome = {.ending = ending, .status = 9};
    const std::string message = failure().message;
    return message.substr(message.find(": wrangler ") + 2);
  };
  EXPECT_EQ(how(ProcessEnding::Signalled), "wrangler was ended by signal 9");
  EXPECT_EQ(how(ProcessEnding::CouldNotStart), "wrangler could not be started");
  EXPECT_EQ(how(ProcessEnding::TimedOut), "wrangler took longer than two minutes");
  EXPECT_EQ(how(ProcessEnding::OutputTooLong), "wrangler printed more than 1 MiB");
  EXPECT_EQ(how(ProcessEnding::Interrupted), "wrangler was interrupted");
}

}  // namespace
}  // namespace cfplan
