// The values of the valid files of toml-test, with their types, as its JSON files have them.

#include <cmath>
#include <cstdlib>
#include <sstream>

#include "unit/document/toml_testing.hpp"

namespace cfplan::testing {
namespace {

// "1987-07-05 17:45:00.60z" and "1987-07-05T17:45:00.600Z" are one date, and so are "17:45" and
// "17:45:00".
std::string plain_date(std::string text) {
  if (text.size() > 10 && (text[10] == ' ' || text[10] == 't')) text[10] = 'T';
  if (text.ends_with('z')) text.back() = 'Z';
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return text;
  const std::size_t minutes_end = colon + 3;
  if (minutes_end >= text.size() || text[minutes_end] != ':') text.insert(minutes_end, ":00");
  const std::size_t seconds_end = minutes_end + 3;
  if (seconds_end < text.size() && text[seconds_end] == '.') {
    std::size_t end = text.find_first_not_of("0123456789", seconds_end + 1);
    if (end == std::string::npos) end = text.size();
    std::size_t kept = end;
    while (text[kept - 1] == '0') --kept;
    if (text[kept - 1] == '.') --kept;
    text.erase(kept, end - kept);
  }
  return text;
}

bool is_float(const Value& value, const std::string& wanted) {
  const auto* number = value.as<double>();
  const double other = std::strtod(wanted.c_str(), nullptr);
  return number != nullptr && (*number == other || (std::isnan(*number) && std::isnan(other)));
}

bool is_scalar(const Value& value, const std::string& type, const std::string& wanted) {
  if (type == "string") return value == Value(wanted);
  if (type == "bool") return value == Value(wanted == "true");
  if (type == "float") return is_float(value, wanted);
  if (type == "integer")
    return value == Value(std::int64_t{std::strtoll(wanted.c_str(), nullptr, 10)});
  const auto* date = value.as<DateTime>();
  return date != nullptr && plain_date(date->text) == plain_date(wanted);
}

bool says(const Value& value, const Value& expected) {
  if (const auto* items = expected.as<Value::List>()) {
    const auto* list = value.as<Value::List>();
    return list != nullptr &&
           std::equal(list->begin(), list->end(), items->begin(), items->end(), says);
  }
  const Value* type = expected.find("type");
  const Value* wanted = expected.find("value");
  if (type != nullptr && type->string() != nullptr && wanted != nullptr) {
    return is_scalar(value, *type->string(), *wanted->string());
  }
  const auto& members = *expected.as<Value::Map>();
  const auto* map = value.as<Value::Map>();
  return map != nullptr && map->size() == members.size() &&
         std::all_of(members.begin(), members.end(), [&](const Member& member) {
           const Value* inner = value.find(member.key);
           return inner != nullptr && says(*inner, member.value);
         });
}

TEST(TomlValues, AreThoseOfTheTomlTestSuite) {
  if (corpus().empty()) GTEST_SKIP() << "the corpus is not there: set CFPLAN_CORPUS";
  std::istringstream list(read_file(corpus() / "toml-test" / "files-toml-1.1.0"));
  std::size_t count = 0;
  for (std::string name; std::getline(list, name);) {
    if (!name.starts_with("valid/") || !name.ends_with(".toml")) continue;
    const std::string text = read_file(corpus() / "toml-test" / name);
    const auto document = parse_document(DocumentFormat::Toml, name, text);
    if (!document) continue;  // TomlCorpus names those that are refused on purpose
    const auto file = corpus() / "toml-test" / (name.substr(0, name.size() - 4) + "json");
    const auto expected = parse_document(DocumentFormat::Jsonc, name, read_file(file));
    ASSERT_TRUE(expected) << name << ": " << expected.error().diagnostics.front().message;
    EXPECT_TRUE(says((*document)->tree(), (*expected)->tree()))
        << name << " says " << one_line_text((*document)->tree());
    ++count;
  }
  EXPECT_GT(count, 200U);
}

}  // namespace
}  // namespace cfplan::testing
