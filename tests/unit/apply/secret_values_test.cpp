#include "cfplan/apply/secret_values.hpp"

#include <gtest/gtest.h>

#include <map>
#include <utility>

namespace cfplan {
namespace {

class MapEnvironment : public Environment {
 public:
  std::map<std::string, std::string> variables;

  [[nodiscard]] std::optional<std::string> get(const std::string& name) const override {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] std::vector<std::string> names() const override {
    std::vector<std::string> all;
    for (const auto& [name, value] : variables) all.push_back(name);
    return all;
  }
};

class MapSecretFiles : public SecretFiles {
 public:
  std::map<std::string, std::string> files;

  [[nodiscard]] Answer<Sensitive> read(const std::string& path) const override {
    if (path == "folder") return CouldNotTell{{.message = "it is no regular file"}};
    const auto found = files.find(path);
    if (found == files.end()) return Absent{};
    return Sensitive(found->second);
  }
};

class RecordingProcesses : public ProcessRunner {
 public:
  ProcessRequest last;
  ProcessEnding ending = ProcessEnding::Exited;
  int status = 0;
  std::string output;

  [[nodiscard]] ProcessOutcome run(const ProcessRequest& request) override {
    last = request;
    return {ending, status, Sensitive(output), "stderr-canary"};
  }
};

class CountingRandom : public Random {
 public:
  [[nodiscard]] Sensitive bytes(std::size_t count) override {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) bytes.push_back(static_cast<char>(0xFF - i));
    return Sensitive(std::move(bytes));
  }
};

class SecretValue : public ::testing::Test {
 protected:
  MapEnvironment environment_;
  MapSecretFiles files_;
  RecordingProcesses processes_;
  CountingRandom random_;
  const DeploymentKey acme_{"acme", "production"};

  Result<Sensitive> read(SecretSource source) {
    const SecretSources sources{environment_, files_, processes_, random_, "/project", {"OTHER"}};
    return read_secret({.name = "KEY", .source = std::move(source)}, acme_, sources);
  }

  std::string value(SecretSource source) {
    auto secret = read(std::move(source));
    return secret ? std::string(secret->reveal())
                  : "error: " + secret.error().diagnostics.front().message;
  }

  std::string error(SecretSource source) {
    auto secret = read(std::move(source));
    if (secret) return "no error";
    const Diagnostic& d = secret.error().diagnostics.front();
    EXPECT_EQ(d.resource, "secret KEY of acme/production");
    EXPECT_EQ(d.deployment, "acme/production");
    return d.code + ": " + d.message + " = " + d.hint;
  }
};

TEST_F(SecretValue, ComesFromTheEnvironmentAsItIs) {
  environment_.variables["ACME_KEY"] = "canary value\n";
  EXPECT_EQ(value(SecretFromEnv{"ACME_KEY"}), "canary value\n");
}

TEST_F(SecretValue, NamesTheVariableThatIsNotSet) {
  EXPECT_EQ(error(SecretFromEnv{"ACME_KEY"}),
            "CFP6101: the environment variable ACME_KEY is not set = set ACME_KEY for this run of "
            "cfplan apply");
}

TEST_F(SecretValue, LosesOneFinalLineEndingOfAFile) {
  files_.files = {{"lf", "a\n"}, {"crlf", "a\r\n"}, {"two", "a\n\n"}, {"none", "a"}, {"cr", "a\r"}};
  EXPECT_EQ(value(SecretFromFile{"lf"}), "a");
  EXPECT_EQ(value(SecretFromFile{"crlf"}), "a");
  EXPECT_EQ(value(SecretFromFile{"two"}), "a\n");
  EXPECT_EQ(value(SecretFromFile{"none"}), "a");
  EXPECT_EQ(value(SecretFromFile{"cr"}), "a\r") << "a lone CR is no line ending";
  EXPECT_EQ(value(SecretFromFile{"lf", true}), "a\n");
}

TEST_F(SecretValue, ComesFromAnEnvFileAsDotenvReadsIt) {
  files_.files = {{"acme.env", "# ours\nexport TOKEN='a # b' # old\nOTHER=1\n"}};
  EXPECT_EQ(value(SecretFromEnvFile{"acme.env", "TOKEN"}), "a # b");
  EXPECT_EQ(error(SecretFromEnvFile{"acme.env", "GONE"}),
            "CFP6107: GONE cannot be read from acme.env any more = see what happened to the file, "
            "then run cfplan migrate again");
  EXPECT_EQ(error(SecretFromEnvFile{"gone.env", "TOKEN"}),
            "CFP6107: TOKEN cannot be read from gone.env any more = see what happened to the file, "
            "then run cfplan migrate again");
}

TEST_F(SecretValue, TellsAMissingFileFromAnUnreadableOne) {
  EXPECT_EQ(error(SecretFromFile{"gone"}),
            "CFP6103: the file gone cannot be read = there is no such file; create it or correct "
            "from_file");
  EXPECT_EQ(error(SecretFromFile{"folder"}),
            "CFP6103: the file folder cannot be read: it is no regular file = make it a readable "
            "regular file");
}

TEST_F(SecretValue, ComesFromACommandWithoutAShell) {
  processes_.output = "from-command\n";
  EXPECT_EQ(value(SecretFromCommand{{"op", "read", "op://x/$HOME"}}), "from-command");
  EXPECT_EQ(processes_.last.argv, (std::vector<std::string>{"op", "read", "op://x/$HOME"}));
  EXPECT_EQ(processes_.last.folder, "/project");
  EXPECT_EQ(processes_.last.timeout, std::chrono::seconds(60));
}

TEST_F(SecretValue, GivesACommandNoCredentialThatItWasNotPromised) {
  environment_.variables = {{"PATH", "/bin"},
                            {"CLOUDFLARE_API_TOKEN", "canary"},
                            {"OTHER_CLOUDFLARE_API_TOKEN", "canary"},
                            {"OTHER", "canary"}};
  processes_.output = "x";
  EXPECT_EQ(value(SecretFromCommand{{"tool"}, {"OTHER_CLOUDFLARE_API_TOKEN"}}), "x");
  std::vector<std::string> passed;
  for (const auto& [name, text] : processes_.last.environment) passed.push_back(name);
  EXPECT_EQ(passed, (std::vector<std::string>{"OTHER_CLOUDFLARE_API_TOKEN", "PATH"}));
}

TEST_F(SecretValue, NeverQuotesWhatAFailingCommandPrinted) {
  processes_.status = 3;
  processes_.output = "stdout-canary";
  EXPECT_EQ(error(SecretFromCommand{{"tool"}}),
            "CFP6104: the command tool ended with status 3 = run it by hand in the project folder; "
            "it must print the value and exit 0");
  processes_.ending = ProcessEnding::TimedOut;
  EXPECT_EQ(error(SecretFromCommand{{"tool"}}),
            "CFP6104: the command tool took longer than 60 seconds = run it by hand in the project "
            "folder; it must print the value and exit 0");
}

TEST_F(SecretValue, IsGeneratedAsBase64UrlWithoutPadding) {
  EXPECT_EQ(value(SecretGenerated{4}), "__79_A");
  EXPECT_EQ(value(SecretGenerated{32}).size(), 43U);
}

TEST_F(SecretValue, IsNeverEmptyTooLongOrBinary) {
  environment_.variables = {{"EMPTY", ""},
                            {"LONG", std::string(5121, 'x')},
                            {"FULL", std::string(5120, 'x')},
                            {"BINARY", "\xFF\xFE"}};
  EXPECT_EQ(
      error(SecretFromEnv{"EMPTY"}),
      "CFP6102: the value is empty = give it a value, or take the secret out of the manifest");
  EXPECT_EQ(error(SecretFromEnv{"LONG"}),
            "CFP6105: the value has 5121 bytes, more than the 5120 that Cloudflare takes = store "
            "it elsewhere (KV, R2) and keep only its key as the secret");
  EXPECT_EQ(value(SecretFromEnv{"FULL"}).size(), 5120U);
  EXPECT_EQ(error(SecretFromEnv{"BINARY"}),
            "CFP6106: the value is no text: it is not UTF-8 or holds NUL = encode it, for example "
            "as base64");
}

}  // namespace
}  // namespace cfplan
