#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "golden/shell_run.hpp"

namespace cfplan::tests {
namespace {

// Every line of every value below is a credential's and has this in it.
constexpr const char* kCanary = "CANARY";

constexpr const char* kAccount = R"({"writable": true,
  "account": { "id": "0506015145cda87c34f9ab8e9675a8a9", "name": "Example" },
  "zones": [], "databases": [], "workers": [ { "name": "shop-production", "secrets": [] } ]})";

const std::string kTree = "version: 1\ncustomers:\n  acme:\n    environments:\n      production:\n";
const std::string kKey =
    "-----BEGIN PRIVATE KEY-----\nCANARYabcdef\nCANARY/ef+==\n-----END PRIVATE KEY-----";

const std::string kToml = R"(name = "shop"
[env.production.vars]
A = "1"
MY_SECRET = """
ab\"cd CANARY
CANARY 2 \
  CANARY 3"""
MY_TOKEN = [
  "CANARY-one", # x
  'CANARY-two', "CANARY-three"
]
DEEP_TOKEN = { value = "CANARY-four" }
ONE_PASSWORD = "CANARY \" CANARY" # it's
PEM = """
)" + kKey + R"(
"""
B = "2"
)";

const std::string kJson = R"({
  "name": "shop",
  "env": { "production": { "vars": {
    "A": "1",
    "MY_TOKEN": [ "CANARY-one", // x
      "CANARY-two" ],
    "DEEP_TOKEN": {
      "value": "CANARY-four"
    },
    "MY\u005fSECRET":
      "CANARY \" CANARY",
    "PEM": "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----\n",
    "B": "2"
  } } }
}
)";

const std::string kEnv =
    "A=1\nexport MY_TOKEN = CANARY CANARY # CANARY\nDB_PASSWORD=abc,CANARY\n" +
    std::string("X_PASSWORD=abcdefgh}CANARY\nPATH_SECRET=C:\\keys\\CANARY\n") +
    "A_SECRET=\"first CANARY\n x CANARY\"  # comment\nB_SECRET=\n'CANARY one'\n" +
    "C_TOKEN=`CANARY one\r\nCANARY two`\r\n\tD_TOKEN\t=\tCANARY-tab\nKEY=\"" + kKey + "\"\nB=2\n";

/// A project in a folder of its own, and all that cfplan prints and keeps about it.
class CredentialTraces : public testing::Test {
 protected:
  void SetUp() override {
    write_file(project_ / "wrangler.toml", "name = \"shop\"\n");
    write_file(folder_.path() / "account.json", kAccount);
  }

  void manifest(const std::string& deployment) {
    write_file(project_ / "deployments.yaml", kTree + deployment);
  }

  void env_file(const std::string& text) {
    write_file(project_ / "config/customers/acme/production.env", text);
  }

  /// What the command printed.
  std::string printed(const std::string& arguments) {
    const ShellResult run = run_shell(project_, "cfplan " + arguments, {});
    return run.out + run.err;
  }

  void expect_no_trace(const std::vector<std::string>& commands) {
    for (const std::string& arguments : commands) {
      const std::string text = printed(arguments);
      EXPECT_FALSE(text.empty()) << arguments;
      EXPECT_EQ(text.find(kCanary), std::string::npos) << arguments << "\n" << text;
    }
  }

  /// Everything that looks without changing, and the saved plan.
  void expect_no_trace_in_any_view() {
    const std::string account = " --account-file ../account.json";
    expect_no_trace({
        "plan" + account + " --out ../saved.json",
        "plan --max-bytes 700 --format markdown" + account,
        "plan --format json" + account,
        "plan --format html" + account,
        "plan --format markdown" + account,
        "plan --drift" + account,
        "validate",
        "validate --format json",
        "list --format json" + account,
        "describe acme/production" + account,
        "describe acme/production --explain",
        "describe acme/production --explain --format json",
        "import --file other.yaml",
        "migrate --dry-run" + account,
    });
    const std::string saved = read_file(folder_.path() / "saved.json");
    EXPECT_EQ(saved.find(kCanary), std::string::npos) << saved;
    if (!saved.empty()) expect_no_trace({"show ../saved.json", "show ../saved.json --format html"});
  }

  void expect_no_trace_in_apply_and_rollback() {
    expect_no_trace({"apply --auto-approve --account-file ../account.json", "backups", "rollback",
                     "rollback --auto-approve", "backups --format json"});
  }

  TemporaryFolder folder_;
  std::filesystem::path project_ = folder_.path() / "project";
};

TEST_F(CredentialTraces, AreInNoDiffOfTomlAndEnvFilesThatGo) {
  write_file(project_ / "wrangler.toml", kToml);
  env_file(kEnv);
  manifest("        state: absent\n");
  expect_no_trace_in_any_view();
  expect_no_trace_in_apply_and_rollback();
}

TEST_F(CredentialTraces, AreInNoDiffNextToThem) {
  write_file(project_ / "wrangler.toml", kToml);
  env_file(kEnv);
  manifest("        vars: { A: x, B: y }\n        env: { A: x, B: y }\n");
  expect_no_trace_in_any_view();
  expect_no_trace_in_apply_and_rollback();
}

TEST_F(CredentialTraces, AreInNoDiffOfJson) {
  std::filesystem::remove(project_ / "wrangler.toml");
  write_file(project_ / "wrangler.jsonc", kJson);
  for (const std::string deployment :
       {"        vars: { A: x, B: y }\n", "        state: absent\n"}) {
    write_file(project_ / "deployments.yaml", "wrangler: wrangler.jsonc\n" + kTree + deployment);
    expect_no_trace_in_any_view();
    expect_no_trace_in_apply_and_rollback();
  }
}

TEST_F(CredentialTraces, AreInNoDiffOfTheManifest) {
  manifest(
      "        env:\n          MY_TOKEN: >-\n            CANARY one\n            CANARY two\n" +
      std::string("          KEY: |\n            -----BEGIN PRIVATE KEY-----\n") +
      "            CANARY==\n            -----END PRIVATE KEY-----\n" +
      "          DB_PASSWORD: abc,CANARY # CANARY\n" +
      "        vars:\n          DEEP_TOKEN: { value: CANARY-one }\n" +
      "        allow_plaintext: [MY_TOKEN, KEY, DB_PASSWORD, DEEP_TOKEN]\n");
  expect_no_trace_in_any_view();
  const std::string update =
      "update --customer acme --environment production --auto-approve"
      " --account-file ../account.json --env ";
  expect_no_trace(
      {update + "A=1", update + "MY_TOKEN=CANARY-new", update + "DB_PASSWORD=CANARY-new"});
  expect_no_trace_in_apply_and_rollback();
}

TEST_F(CredentialTraces, AreInNoExcerptOfAManifestWithProblems) {
  for (const std::string deployment : {
           "        env:\n          D_TOKEN: ${nope}CANARY\n",
           "        env: { D_TOKEN: ${nope}CANARY }\n",
           "        env: { D_TOKEN: \"${nope}CANARY\" }\n",
           "        env:\n          D_PASSWORD: abc,CANARY\n          D_PASSWORD: x\n",
           "        env:\n          D_PASSWORD: [CANARY-one]\n",
           "        env:\n          \"D_PASSWORD\": abcdefgh: CANARY\n",
           "        env:\n          D_PASSWORD: 'CANARY one\n",
           "        env:\n\t  D_PASSWORD: CANARY-one\n",
           "        vars:\n          D_PASSWORD: &a CANARY-one\n           x: CANARY\n",
           "        secrets:\n          API_TOKEN: { value: \"CANARY\" }\n",
           "        secrets:\n          API_TOKEN: { value: CANARY, from_env: A }\n",
           "        secrets:\n          S: CANARY\n",
           "        secrets:\n          S: \"CANARY\"\n",
           "        secrets:\n          S: [CANARY]\n",
           "        secrets:\n          S: |\n            CANARY\n",
           "        secrets: { S: CANARY }\n",
           "        secrets: CANARY\n",
           "        secrets:\n          - S: CANARY\n",
       }) {
    manifest(deployment);
    expect_no_trace({"validate", "validate --format json", "plan --account-file ../account.json",
                     "plan --format json --account-file ../account.json",
                     "describe acme/production --explain", "list"});
  }
}

TEST_F(CredentialTraces, AreInNoExcerptOfAFileThatCannotBeRead) {
  manifest("        vars: { A: x }\n        env: { A: x }\n");
  const std::vector<std::string> looks = {"validate", "validate --format json",
                                          "plan --account-file ../account.json",
                                          "import --file x.yaml"};
  for (const std::string value :
       {"\"\"\"\nCANARY\\q\"\"\"\n", "\"\"\"\nCANARY one\n", "\"abc\"CANARY\"\n", "CANARY one\n",
        "[\"CANARY-one\"\n", "{ value = \"CANARY-one\"\nB = 1\n", "'CANARY one\n"}) {
    write_file(project_ / "wrangler.toml", "[env.production.vars]\nMY_TOKEN = " + value);
    expect_no_trace(looks);
  }
  write_file(project_ / "wrangler.toml", "name = \"shop\"\n[env.production]\n");
  for (const std::string text :
       {"KEY=\"-----BEGIN PRIVATE KEY-----\nCANARYabc\nCANARY==\n",
        "MY_TOKEN=\"CANARY one\nCANARY two\n", "MY_TOKEN CANARY one\nMY_TOKEN=\"abc\"CANARY\n",
        "\"MY_TOKEN\"=CANARY-one\n", "MY_TOKEN=CANARY one\nMY_TOKEN='abcdefgh CANARY\n"}) {
    env_file(text);
    expect_no_trace(looks);
  }
}

}  // namespace
}  // namespace cfplan::tests
