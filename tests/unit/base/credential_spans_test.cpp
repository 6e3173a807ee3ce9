#include "cfplan/base/credential_spans.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cfplan/base/credential_lines.hpp"

namespace cfplan {
namespace {

/// Where each line of a credential has CANARY in it.
using Spellings = std::vector<std::string>;

void expect_hidden(const Spellings& texts, Notation notation) {
  for (std::string text : texts) {
    for (int endings = 0; endings < 2; ++endings) {
      const std::string masked = masked_text(text, notation);
      EXPECT_EQ(masked.find("CANARY"), std::string::npos) << text << "\n-->\n" << masked;
      EXPECT_NE(masked.find("****"), std::string::npos) << text;
      EXPECT_EQ(std::count(masked.begin(), masked.end(), '\n'),
                std::count(text.begin(), text.end(), '\n'))
          << text;
      std::string with_cr;
      for (const char c : text) with_cr += c == '\n' ? std::string("\r\n") : std::string(1, c);
      text = with_cr;
    }
  }
}

const std::string kKey =
    "-----BEGIN PRIVATE KEY-----\nCANARYabcdef\nCANARY/ef+==\n-----END PRIVATE KEY-----";
const std::string kToken = "sk_" + std::string("live_") + "CANARY0123456789";

TEST(CredentialSpans, HideEverySpellingOfToml) {
  expect_hidden(
      {
          "MY_TOKEN = \"CANARY-one\"\n",
          "MY_TOKEN = 'CANARY-one'\n",
          "\"my-token\" = \"CANARY \\\" CANARY\" # why\n",
          "MY_SECRET = \"\"\"\nab\\\"cd CANARY\nCANARY 2 \\\n  CANARY 3\"\"\"\n",
          "MY_SECRET = \"\"\"CANARY\\\\\"\"\" # \"\"\"\n",
          "MY_SECRET = '''\nCANARY\\\nCANARY'''' # it's\n",
          "MY_SECRET = \"\"\"\"\"CANARY\"\"\"\"\"\n",
          "MY_TOKEN = [\n  \"CANARY12\", # x\n  'CANARY34', 'CANARY56'\n]\n",
          "vars = { MY_TOKEN = \"CANARY12\", LOG = \"x\" }\n",
          "vars = { MY_TOKEN = { value = \"CANARY12\" } }\n",
          "vars.MY_TOKEN.value = \"CANARY12\"\n",
          "[env.production.vars.MY_TOKEN]\nvalue = \"CANARY12\"\n[env.x]\n",
          "[env.production.vars]\nLOG = \"\"\"\nMY\n\"\"\"\nKEY = \"\"\"\n" + kKey + "\"\"\"\n",
          "LOG = \"sk\\u005flive_CANARY0123456789\"\n",
          "LOG = \"\"\"sk_live_\\\n   CANARY0123456789\"\"\"\n",
          "LOG = \"" + kToken + "\"\n# " + kToken + "\n",
          // What is no TOML.
          "MY_TOKEN = \"\"\"\nCANARY12\\q\nCANARY",
          "MY_TOKEN = \"CANARY12\n",
          "MY_TOKEN = \"abc\"CANARY\"\n",
          "MY_TOKEN = CANARY12,CANARY\n",
          "MY_TOKEN = CANARY12 CANARY\n",
          "MY_TOKEN \"CANARY12\"\nMY_TOKEN = \"CANARY12\n",
          "X = { MY_TOKEN = [ \"CANARY12\"\nMY_TOKEN = \"CANARY34\"\n",
          "KEY = \"-----BEGIN PRIVATE KEY-----\nCANARY==\n",
      },
      Notation::Toml);
}

TEST(CredentialSpans, HideEverySpellingOfJson) {
  expect_hidden(
      {
          R"({"MY_TOKEN": "CANARY12", "LOG": "x"})",
          R"({"MY_TOKEN": /* "x" */ "CANARY\"CANARY" // CAN
})",
          "{\"MY_TOKEN\"\n:\n\"CANARY12\"}",
          "{\"MY\\u005fTOKEN\": \"CANARY12\"}",
          "{\"MY_TOKEN\": [\"CANARY12\", // x\n \"CANARY34\"\n]}",
          "{\"vars\": {\"MY_TOKEN\": {\n \"a\": \"CANARY12\",\n \"b\": [\"CANARY34\"]}}}",
          R"({"KEY": "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----"})",
          "{\"KEY\": \"sk\\u005flive_CANARY0123456789\"}",
          // What is no JSON.
          "{\"MY_TOKEN\": \"CANARY12\n}",
          "{\"MY_TOKEN\": \"abc\nCANARY12\n}",
          "{\"MY_TOKEN\" \"CANARY12\", \"MY_TOKEN\": CANARY12CANARY}",
          "{\"MY_TOKEN\": 'CANARY12'}",
          "{\"MY_TOKEN\": \"abc\"CANARYCANARY\",}",
          "}]{\"MY_TOKEN\": \"CANARY12\"",
      },
      Notation::Json);
}

TEST(CredentialSpans, HideEverySpellingOfEnvFiles) {
  expect_hidden(
      {
          "MY_TOKEN=CANARY12\n",
          "export MY_TOKEN = CANARY12 CANARY # CANARY\n",
          "DB_PASSWORD=abc,CANARY\n",
          "X_PASSWORD=abcdefgh}CANARY\n",
          "X_PASSWORD=a#CANARY12\n",
          "X_PASSWORD=#CANARY12\n",
          "X_PASSWORD=C:\\x\\CANARY\n",
          "MY_TOKEN: CANARY12\n",
          "\tMY_TOKEN\t=\tCANARY12\n",
          "MY_TOKEN='CANARY12' # \"\n",
          "MY_TOKEN=`CANARY12\nCANARY`\n",
          "MY_TOKEN=\n\"CANARY12\n CANARY\"\n",
          "MY_TOKEN\n=\"CANARY12\"\n",
          "MY_TOKEN=\"CANARY\\\"\nCANARY\" # why\n",
          "A_SECRET=\"first line\n x CANARY\"  # comment\nLOG=1\n",
          "MY_TOKEN=\"abc\"CANARY\n",
          "MY_TOKEN=\"abc\" CANARY\"\n",
          "\"MY_TOKEN\"=CANARY12\n",
          "KEY=\"" + kKey + "\"\nLOG=1\n",
          "KEY=\"-----BEGIN PRIVATE KEY-----\nCANARYabcdef\nCANARY==\nLOG=1\n",
          "MY_SECRET=\"abcdefgh\nCANARY CANARY\n\nCANARY==\nLOG=1\n",
          "MY_TOKEN=\xC2\xA0\"CANARY12\nCANARY\"\n",
          "# MY_TOKEN=CANARY12\n",
          "MY_TOKEN CANARY12\n",
      },
      Notation::Env);
}

TEST(CredentialSpans, HideEverySpellingOfYaml) {
  expect_hidden(
      {
          "env:\n  MY_TOKEN: CANARY12 CANARY # CANARY\n",
          "env: { MY_TOKEN: CANARY12, LOG: x }\n",
          "env: { MY_TOKEN: abc,CANARY }\n",
          "env: { MY_TOKEN: \"CANARY12\n   CANARY\", LOG: x }\n",
          "env: {\n  \"MY_TOKEN\": 'it''s CANARY'\n}\n",
          "D_TOKEN: ${nope}CANARY\n",
          "env: { D_TOKEN: ${nope}CANARY, LOG: x }\n",
          "D_PASSWORD: abc,CANARY\n",
          "D_PASSWORD: abc}CANARY\n",
          "MY_TOKEN: >-\n  CANARY12\n\n  CANARY: 12\n",
          "MY_TOKEN: |\n  CANARY12\n   # CANARY\nLOG: x\n",
          "- MY_TOKEN: |2-\n    CANARY12\n",
          "MY_TOKEN: CANARY12\n  CANARY\n  CANARY: CANARY\n",
          "MY_TOKEN:\n  CANARY12\n  CANARY\n",
          "MY_TOKEN:\n- CANARY12\n- \"CANARY34\"\n- >\n  CANARY56\n",
          "MY_TOKEN: [CANARY12,\n  'CANARY34', CANARY56 CANARY]\n",
          "MY_TOKEN: \"CANARY12\nCANARY\" # at the margin\n",
          "MY_TOKEN: 'CANARY12\n  it''s CANARY'\n",
          "MY_TOKEN: &anchor !!str CANARY12\n",
          "MY_TOKEN: !!str |\n  CANARY12\n",
          "? MY_TOKEN\n: CANARY12\n",
          "vars:\n  MY_TOKEN:\n    value: CANARY12\n    more: { a: CANARY34 }\n",
          "secrets:\n  API_TOKEN: { value: \"CANARY\" }\n",
          "secrets:\n  S: CANARY\n",
          "secrets: { S: CANARY, T: { value: CANARY }, U: [CANARY] }\n",
          "secrets: CANARY\n",
          "secrets:\n- CANARY\n- S: CANARY\n",
          "secrets:\n  S:\n    CANARY\n",
          "secrets:\n  S:\n    value: >\n      CANARY\n    from_env: A\n",
          "secrets:\n  S: { CANARY }\n",
          "a:\n  secrets:\n    S:\n      - CANARY\n",
          "KEY: |\n  -----BEGIN PRIVATE KEY-----\n  CANARY\n  -----END PRIVATE KEY-----\n",
          "LOG: \"sk\\x5flive_CANARY0123456789\"\n",
          // What is no YAML.
          "env: { A: 1\nsecrets:\n  S: CANARY\n",
          "MY_TOKEN: \"CANARY12\nCANARY\n",
          "MY_TOKEN: abc: CANARY\n",
          "MY_TOKEN: [CANARY12\nLOG: x\n",
          "\tMY_TOKEN: CANARY12\n",
          "MY_TOKEN: \"abc\"CANARY\n",
          "LOG: x\n   MY_TOKEN: CANARY12\n",
      },
      Notation::Yaml);
}

TEST(CredentialSpans, LeaveOrdinaryTextAsItIs) {
  const std::vector<std::pair<Notation, std::string>> texts = {
      {Notation::Toml,
       "[env.api-token]\nname = \"a-long-name\"\n[env.api-token.vars]\nLOG = \"debugging\"\n"
       "MY_TOKEN_URL = \"https://x.y/z\"\nMAX_TOKEN = 123456789 # of words\nUSE_SECRET = true\n"
       "PUBLIC_TOKEN = \"pk_abcdefghij\"\nA_TOKEN = \"short\"\nB = [\"one\", \"two-two-two\"]\n"},
      {Notation::Json,
       "{\"env\": {\"my-secret\": {\"name\": \"a-long-name\", \"routes\": [\"one.example\"]}},\n"
       " \"required\": [\"API_TOKEN\"], \"A_TOKEN\": 123456789, \"B_TOKEN\": null}\n"},
      {Notation::Env,
       "LOG=debugging # why\nURL_TOKEN=https://a.b/c # why\nA_TOKEN=\nB_TOKEN= # set by CI\n"
       "# a token = none\nNAME='it is'\nMULTI=\"one\ntwo\"\n"},
      {Notation::Yaml,
       "accounts: { my-token: { id: 0123456789abcdef, token_env: A_CLOUDFLARE_API_TOKEN } }\n"
       "customers:\n  big-secret:\n    environments:\n      api-token: { domain: a.example.com }\n"
       "      production:\n        allow_plaintext: [MY_TOKEN]\n        secrets:\n"
       "          API_TOKEN: { from_env: SOME_API_TOKEN, version: 12 }\n"
       "          B_TOKEN:\n            from_command: [pass, show, the/token]\n"
       "            keep_newline: true\n            pass_env: [HOME]\n"
       "          C_TOKEN: { from_file: \"../tokens/file\" } # why\n"
       "          D_TOKEN: { generate: 32 }\n          E_TOKEN: null\n"
       "        vars: { LOG: debugging, TEXT: |\n"
       "          some: thing }\n"},
  };
  for (const auto& [notation, text] : texts) EXPECT_EQ(masked_text(text, notation), text);
}

TEST(CredentialSpans, KeepWhatIsAroundAValue) {
  EXPECT_EQ(
      masked_text("vars = { A_TOKEN = \"abcdefgh\", LOG = \"info\" } # why\n", Notation::Toml),
      "vars = { A_TOKEN = \"****\", LOG = \"info\" } # why\n");
  EXPECT_EQ(masked_text("A_TOKEN = [\n  \"abcdefgh\", # x\n  \"no\"\n]\n", Notation::Toml),
            "A_TOKEN = [\n  \"****\", # x\n  \"no\"\n]\n");
  EXPECT_EQ(masked_text("env: { A_TOKEN: abcdefgh, LOG: info }\n", Notation::Yaml),
            "env: { A_TOKEN: ****, LOG: info }\n");
  EXPECT_EQ(
      masked_text("A_KEY: |\n  x\nA_TOKEN: |\n  abcdefgh\r\n\n  ijk\nLOG: x\n", Notation::Yaml),
      "A_KEY: |\n  x\nA_TOKEN: |\n  ****\r\n\n  ****\nLOG: x\n");
  EXPECT_EQ(masked_text("A_TOKEN='abcdefgh' # why\nLOG=x\n", Notation::Env),
            "A_TOKEN='****' # why\nLOG=x\n");
}

TEST(CredentialSpans, AreFoundInOneLongLine) {
  std::string text = "{";
  for (int i = 0; i < 100'000; ++i) text += "\"A_TOKEN\": 1, \"b\": [2, 3], \"c\": \"x:y=z\", ";
  text += "\"MY_TOKEN\": \"CANARY12\"}";
  for (const Notation notation : {Notation::Toml, Notation::Json, Notation::Yaml, Notation::Env}) {
    EXPECT_EQ(masked_text(text, notation).find("CANARY"), std::string::npos);
  }
}

TEST(CredentialSpans, AreFoundInAnyLineOfAFile) {
  EXPECT_TRUE(holds_credential("# a\r\nURL=https://a.b\r\nAPI_TOKEN=v1.0-abcdef\r\nLAST=1\r\n",
                               Notation::Env));
  EXPECT_TRUE(holds_credential("API_TOKEN=abcdefghij", Notation::Env));
  EXPECT_TRUE(holds_credential("KEY=\"-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END\"\n",
                               Notation::Env));
  EXPECT_FALSE(holds_credential("URL=https://a.b\nNAME=acme\n\n", Notation::Env));
  EXPECT_FALSE(holds_credential("", Notation::Env));
  EXPECT_TRUE(holds_credential("A_TOKEN: >\n  v1.0-abcdef\n", Notation::Yaml));
}

// What must not be read again to its end from each of its places.
TEST(CredentialSpans, AreFoundInHostileTextsInTime) {
  for (const std::string part : {"a:", "-----BEGIN PRIVATE KEY-----\n", "A_TOKEN: [\n"}) {
    std::string text;
    while (text.size() < 2'000'000) text += part;
    for (const Notation notation :
         {Notation::Toml, Notation::Json, Notation::Yaml, Notation::Env}) {
      const std::string masked = masked_text(text + "\nMY_TOKEN: \"CANARY12\"\n", notation);
      EXPECT_EQ(masked.find("CANARY"), std::string::npos) << part;
    }
  }
}

TEST(CredentialLines, KeepAChangeOfWhatIsHiddenInADiff) {
  std::vector<DiffWindow> windows{{.before = {"A=1", "A_TOKEN=canary-old", "B_TOKEN=canary-kept"},
                                   .after = {"A=1", "A_TOKEN=canary-new", "B_TOKEN=canary-kept"}}};
  CredentialLines().mask(windows);
  EXPECT_EQ(windows[0].before, (std::vector<std::string>{"A=1", "A_TOKEN=****", "B_TOKEN=****"}));
  EXPECT_EQ(windows[0].after,
            (std::vector<std::string>{"A=1", "A_TOKEN=**** (another value)", "B_TOKEN=****"}));
}

TEST(CredentialLines, KnowALineByTheTextThatItIsFrom) {
  CredentialLines lines;
  lines.learn("KEY=\"-----BEGIN PRIVATE KEY-----\nMIIabc\nMIIdef==\n-----END PRIVATE KEY-----\"\n",
              Notation::Env);
  EXPECT_EQ(lines.masked("MIIabc"), "****");
  EXPECT_EQ(lines.masked("MIIdef=="), "****");
  EXPECT_EQ(lines.masked("MIIabcd"), "MIIabcd");
  EXPECT_EQ(lines.masked("A_TOKEN=abcdefgh,ijk"), "A_TOKEN=****");
}

TEST(Notation, IsThatOfTheFilesEnding) {
  EXPECT_EQ(notation_of("a/wrangler.toml"), Notation::Toml);
  EXPECT_EQ(notation_of("cfplan.lock"), Notation::Toml);
  EXPECT_EQ(notation_of("wrangler.jsonc"), Notation::Json);
  EXPECT_EQ(notation_of("deployments.YML"), Notation::Yaml);
  EXPECT_EQ(notation_of("a/.dev.vars"), Notation::Env);
  EXPECT_EQ(notation_of(DocumentFormat::Env, "a.yaml"), Notation::Env);
  EXPECT_EQ(notation_of(DocumentFormat::Text, "a.yaml"), Notation::Yaml);
}

}  // namespace
}  // namespace cfplan
