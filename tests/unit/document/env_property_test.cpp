#include <map>

#include "unit/document/env_testing.hpp"
#include "unit/document/sampling.hpp"

namespace cfplan::testing {
namespace {

const std::vector<std::string> kPieces{"A",        "B",
                                       "C",        "=",
                                       ":",        " ",
                                       "\n",       "\r\n",
                                       "\n",       "export ",
                                       "\"",       "'",
                                       "`",        "\\",
                                       "#",        "x",
                                       "1",        "\t",
                                       "\r",       "\\n",
                                       "A=1\n",    "B='2'\n",
                                       "C: 3\n",   "# c\n",
                                       "é",        "\xE2\x80\xA8",
                                       "\xC2\xA0", "$A",
                                       "A=\"",     "\n\n",
                                       "B=x # c\n"};
const std::vector<std::string> kValuePieces{"a", " ",  "\"", "'",         "`",
                                            "#", "\n", "\\", "n",         "=",
                                            "$", "é",  "\r", "http://x/", "\xE2\x80\xA8"};
const std::vector<std::string> kKeys{"A", "B", "C", "D.e-f", "export"};

std::map<std::string, std::string> meaning(const Value& tree) {
  std::map<std::string, std::string> values;
  for (const Member& member : *tree.as<Value::Map>()) values[member.key] = *member.value.string();
  return values;
}

TEST(EnvProperty, AnEditChangesItsKeyOnlyAndCanBeUndone) {
  Sampling random("EnvProperty");
  int made = 0;
  for (int i = Sampling::samples(20000); i > 0; --i) {
    const std::string text = random.text(kPieces, 25);
    SCOPED_TRACE(text);
    const auto document = env_file(text);
    auto expected = meaning(document->tree());
    for (std::size_t owner = 0; owner < 4; ++owner) {
      const std::string key = random.pick(kKeys);
      const std::string value = random.text(kValuePieces, 8);
      const bool removes = random.one_in(3);
      const auto done = document->apply(removes ? remove_key(key) : set_key(key, value), owner);
      if (!done) continue;
      if (removes) expected.erase(key);
      else expected[key] = value;
      ++made;
    }
    const auto commit = document->commit();
    ASSERT_TRUE(commit);
    ASSERT_EQ(meaning(document->tree()), expected);
    ASSERT_EQ(meaning(env_file(commit->bytes)->tree()), expected);
    ASSERT_EQ(apply_edits(text, commit->edits), commit->bytes);
    ASSERT_EQ(apply_edits(commit->bytes, commit->inverse), text);
  }
  EXPECT_GT(made, 0);
}

}  // namespace
}  // namespace cfplan::testing
