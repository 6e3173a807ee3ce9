#include "providers/secrets_json.hpp"

#include <gtest/gtest.h>

#include "providers/json_text.hpp"

namespace cfplan {
namespace {

TEST(SecretsPatch, SetsAndDeletesByName) {
  std::map<std::string, std::optional<Sensitive>> secrets;
  secrets.emplace("A", Sensitive("1"));
  secrets.emplace("B", std::nullopt);
  EXPECT_EQ(secrets_patch(secrets).reveal(),
            R"({"secrets":{"A":{"name":"A","text":"1","type":"secret_text"},"B":null}})");
  EXPECT_EQ(secrets_patch({}).reveal(), R"({"secrets":{}})");
}

TEST(SecretsObject, SetsAndDeletesByName) {
  std::map<std::string, std::optional<Sensitive>> secrets;
  secrets.emplace("A", Sensitive("say \"1\"\n"));
  secrets.emplace("B", std::nullopt);
  EXPECT_EQ(secrets_object(secrets).reveal(), R"({"A":"say \"1\"\u000a","B":null})");
  EXPECT_EQ(secrets_object({}).reveal(), "{}");
}

TEST(SecretsPatch, SurvivesEveryCharacter) {
  std::string value;
  for (int c = 1; c < 0x80; ++c) value += static_cast<char>(c);
  value += "\xC3\xA9\xF0\x9F\x94\x91";
  std::map<std::string, std::optional<Sensitive>> secrets;
  secrets.emplace("quoted \"name\"", Sensitive(value));
  const Json patch = parse_json_answer(secrets_patch(secrets).reveal());
  ASSERT_FALSE(patch.is_discarded());
  EXPECT_EQ(patch["secrets"]["quoted \"name\""]["text"].get<std::string>(), value);
}

}  // namespace
}  // namespace cfplan
