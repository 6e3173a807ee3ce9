#include "property/jsonc_generator.hpp"

namespace cfplan::testing {
namespace {

const std::vector<std::string> kGaps{"",       " ",           "\n",           "\n  ",
                                     "\r\n\t", " /* c */ ",   " // c\n",      "\n  // c\n  ",
                                     "\n\n",   "/* a\n b */", "\n\n // c\n\n"};
const std::vector<std::string> kPlainGaps{"", " ", "\n", "\n    "};
const std::vector<std::string> kJsonScalars{
    "1", "1.0", "-2e3", "true", "null", "\"\"", "\"x // y\"", "\"\\\"[,\"", "\"é\"", "\"/* */\""};
const std::vector<std::string> kJsonKeys{"A", "env", "vars", "d1_databases", "new key"};

class FileMaker {
 public:
  explicit FileMaker(Dice& dice) : dice_(dice), gaps_(dice.chance(3) ? kPlainGaps : kGaps) {}

  std::string file() { return gap() + object(0) + gap(); }

 private:
  std::string gap() { return dice_.pick(gaps_); }

  std::string object(int depth) {
    std::vector<std::string> members;
    for (const std::string& key : kJsonKeys) {
      if (!dice_.chance(2)) continue;
      members.push_back("\"" + key + "\"" + gap() + ":" + gap() + value(depth));
    }
    return "{" + listed(members) + "}";
  }

  std::string value(int depth) {
    if (depth > 2 || dice_.chance(2)) return dice_.pick(kJsonScalars);
    if (dice_.chance(2)) return object(depth + 1);
    std::vector<std::string> items(dice_.roll(4));
    for (std::string& item : items) item = value(depth + 1);
    return "[" + listed(items) + "]";
  }

  std::string listed(const std::vector<std::string>& items) {
    std::string text = gap();
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool has_comma = i + 1 < items.size() || dice_.chance(3);
      text += items[i] + gap() + (has_comma ? "," + gap() : "");
    }
    return text;
  }

  Dice& dice_;
  const std::vector<std::string>& gaps_;
};

}  // namespace

std::string random_jsonc(Dice& dice) { return FileMaker(dice).file(); }

}  // namespace cfplan::testing
