// Many edits of a map of many keys, which are found through an index by then.

#include <map>

#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

std::string key_of(int number) { return "KEY_" + std::to_string(number); }

std::string file_of(DocumentFormat format, int keys) {
  std::string text = format == DocumentFormat::Jsonc ? "{\n" : "";
  for (int i = 0; i < keys; ++i) {
    const bool is_json = format == DocumentFormat::Jsonc;
    text += is_json ? "\"" + key_of(i) + "\": \"old\",\n" : key_of(i) + " = \"old\"\n";
  }
  return text + (format == DocumentFormat::Jsonc ? "}\n" : "");
}

std::map<std::string, std::string> members_of(const Value& tree) {
  std::map<std::string, std::string> members;
  for (const Member& member : *tree.as<Value::Map>()) {
    EXPECT_TRUE(members.emplace(member.key, *member.value.string()).second) << member.key;
  }
  return members;
}

TEST(WideMap, TakesManyEdits) {
  constexpr int kKeys = 100;
  for (const DocumentFormat format :
       {DocumentFormat::Toml, DocumentFormat::Jsonc, DocumentFormat::Env}) {
    const auto document = *parse_document(format, "file", file_of(format, kKeys));
    std::map<std::string, std::string> expected = members_of(document->tree());
    ASSERT_EQ(expected.size(), 100U);
    const auto change = [&](const std::string& key, const std::string& value) {
      EXPECT_TRUE(document->apply(set({key}, value), 0)) << key;
      expected[key] = value;
    };
    for (int round = 0; round < 3; ++round) {
      for (int i = round; i < kKeys; i += 3) {
        EXPECT_TRUE(document->apply(remove({key_of(i)}), 0));
        expected.erase(key_of(i));
        change(key_of(i + 1), "changed");
        change(key_of(kKeys + i), "new");
        change(key_of(i), "again");
      }
    }
    EXPECT_EQ(members_of(document->tree()), expected);
    const auto commit = document->commit();
    ASSERT_TRUE(commit);
    EXPECT_EQ(members_of((*parse_document(format, "file", commit->bytes))->tree()), expected);
  }
}

}  // namespace
}  // namespace cfplan::testing
